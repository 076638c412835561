using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Syntax;
using Journeys.Runtime.Programs;
using NodaTime;

namespace Journeys.Compiler.Symbols;

/// <summary><c>topic Newsletter "…"</c></summary>
internal sealed class TopicSymbol(string name, SyntaxNode? declaration) : Symbol(name, declaration)
{
    /// <summary>What a person reads.</summary>
    public string Title { get; internal set; } = "";
    public override string KindName => "topic";
}

/// <summary><c>list Engaged</c></summary>
internal sealed class ListSymbol(string name, SyntaxNode? declaration) : Symbol(name, declaration)
{
    public override string KindName => "list";
}

/// <summary><c>calendar Holidays { … }</c></summary>
internal sealed class CalendarSymbol(string name, SyntaxNode? declaration) : Symbol(name, declaration)
{
    public ImmutableHashSet<LocalDate> Dates { get; internal set; } = [];
    public override string KindName => "calendar";
}

/// <summary><c>conversion Purchase = OrderPlaced where … value total</c></summary>
internal sealed class ConversionSymbol(string name, SyntaxNode? declaration) : Symbol(name, declaration)
{
    /// <summary>What counts as the conversion; null until bound or where an error was reported.</summary>
    public BoundOccurrenceTrigger? Trigger { get; internal set; }
    /// <summary>Its worth, over the event (<see cref="BoundEvent"/>); null for none.</summary>
    public BoundExpression? Value { get; internal set; }
    public override string KindName => "conversion";
}

/// <summary><c>team Sales</c></summary>
internal sealed class TeamSymbol(string name, SyntaxNode? declaration) : Symbol(name, declaration)
{
    public override string KindName => "team";
}

/// <summary><c>audience RetargetingDe</c></summary>
internal sealed class AudienceSymbol(string name, SyntaxNode? declaration) : Symbol(name, declaration)
{
    public override string KindName => "audience";
}

/// <summary><c>webhook Crm { … }</c></summary>
internal sealed class WebhookSymbol(string name, SyntaxNode? declaration) : Symbol(name, declaration)
{
    public override string KindName => "webhook";
}

/// <summary><c>segment AtRisk = …</c></summary>
internal sealed class SegmentSymbol(string name, SyntaxNode? declaration) : Symbol(name, declaration)
{
    public override string KindName => "segment";
}

/// <summary><c>score Engagement { … }</c></summary>
internal sealed class ScoreSymbol(string name, SyntaxNode? declaration) : Symbol(name, declaration)
{
    public override string KindName => "score";
}

/// <summary><c>lifecycle Revenue { … }</c></summary>
internal sealed class LifecycleSymbol(string name, SyntaxNode? declaration) : Symbol(name, declaration)
{
    public override string KindName => "lifecycle";
}

/// <summary><c>value LeadGrade: … = …</c></summary>
internal sealed class ValueSymbol(string name, SyntaxNode? declaration) : Symbol(name, declaration)
{
    public override string KindName => "value";
}

/// <summary><c>persona Typical …</c></summary>
internal sealed class PersonaSymbol(string name, SyntaxNode? declaration) : Symbol(name, declaration)
{
    public override string KindName => "persona";
}

/// <summary><c>channel email { … }</c></summary>
internal sealed class ChannelSymbol(ChannelKind kind, SyntaxNode? declaration) : Symbol(kind.Spelling(), declaration)
{
    public ChannelKind Kind { get; } = kind;
    /// <summary>The sender; null where none is given.</summary>
    public string? From { get; internal set; }
    /// <summary>Path of the layout file relative to the project; null for none.</summary>
    public string? Layout { get; internal set; }
    /// <summary>Where the layout is named.</summary>
    public SyntaxNode? LayoutSyntax { get; internal set; }
    public QuietHours? Quiet { get; internal set; }
    /// <summary>How many of its messages a person may get, in source order (R18).</summary>
    public ImmutableArray<BoundLimit> Limits { get; internal set; } = [];
    public override string KindName => "channel";
}

/// <summary><c>email Welcome(order: OrderPlaced) { … }</c></summary>
internal sealed class MessageSymbol(string name, ChannelKind channel, SyntaxNode? declaration) : Symbol(name, declaration)
{
    public ChannelKind Channel { get; } = channel;
    /// <summary>The topic that needs consent; null when transactional (or where an error was reported).</summary>
    public TopicSymbol? Topic { get; internal set; }
    public bool Transactional { get; internal set; }
    public ImmutableArray<ParameterSymbol> Parameters { get; internal set; } = [];
    public override string KindName => Channel.Spelling();

    /// <summary>As a reader would call it: <c>ReviewRequest(order: OrderPlaced)</c>.</summary>
    public string Signature => Parameters.IsEmpty ? Name : $"{Name}({string.Join(", ", Parameters.Select(p => p.Signature))})";
}

/// <summary><c>journey WelcomeSeries { … }</c></summary>
internal sealed class JourneySymbol(string name, SyntaxNode? declaration) : Symbol(name, declaration)
{
    public ImmutableArray<ParameterSymbol> Parameters { get; internal set; } = [];
    /// <summary>Names of its goals, as <c>left J by goal G</c> may state them.</summary>
    public ImmutableArray<string> Goals { get; internal set; } = [];
    public override string KindName => "journey";
}

/// <summary><c>flow Name(params) { … }</c></summary>
internal sealed class FlowSymbol(string name, SyntaxNode? declaration) : Symbol(name, declaration)
{
    public ImmutableArray<ParameterSymbol> Parameters { get; internal set; } = [];
    public override string KindName => "flow";
}

/// <summary>How the language writes the runtime's channel kinds.</summary>
internal static class ChannelKinds
{
    public static string Spelling(this ChannelKind kind) => kind switch
    {
        ChannelKind.InApp => "inApp",
        ChannelKind.WhatsApp => "whatsApp",
        _ => kind.ToString().ToLowerInvariant(),
    };

    public static ChannelKind? Parse(string? word) => word switch
    {
        "email" => ChannelKind.Email,
        "sms" => ChannelKind.Sms,
        "push" => ChannelKind.Push,
        "inApp" => ChannelKind.InApp,
        "whatsApp" => ChannelKind.WhatsApp,
        "webhook" => ChannelKind.Webhook,
        _ => null,
    };
}

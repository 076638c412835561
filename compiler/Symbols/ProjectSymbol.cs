using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Syntax;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Values;

namespace Journeys.Compiler.Symbols;

/// <summary>Everything a project declares, over all its files, each in source order (files in path order).</summary>
internal sealed class ProjectSymbol(string name, SyntaxNode? declaration) : Symbol(name, declaration)
{
    private readonly Dictionary<string, Symbol> _byName = new(StringComparer.Ordinal);

    /// <summary>The IANA zone where a contact has none.</summary>
    public string TimeZone { get; internal set; } = "UTC";
    /// <summary>ISO 4217.</summary>
    public string Currency { get; internal set; } = "EUR";
    /// <summary>BCP 47.</summary>
    public string Locale { get; internal set; } = "en";
    /// <summary>How late an event may come and still act on runs (R10).</summary>
    public Span LateEvents { get; internal set; } = new(1, SpanUnit.Day);
    /// <summary>How many messages a person may get, in source order (R18).</summary>
    public ImmutableArray<BoundLimit> Limits { get; internal set; } = [];

    /// <summary>The contact; an empty one where none is declared.</summary>
    public DataSymbol Contact { get; internal set; } = new("contact", DataKind.Contact, null);
    public ImmutableArray<DataSymbol> Objects { get; internal set; } = [];
    public ImmutableArray<DataSymbol> Types { get; internal set; } = [];
    /// <summary>Declared events.</summary>
    public ImmutableArray<DataSymbol> Events { get; internal set; } = [];
    public ImmutableArray<DataSymbol> BuiltInEvents { get; internal set; } = [];
    public ImmutableArray<TopicSymbol> Topics { get; internal set; } = [];
    public ImmutableArray<ListSymbol> Lists { get; internal set; } = [];
    public ImmutableArray<CalendarSymbol> Calendars { get; internal set; } = [];
    public ImmutableArray<ConversionSymbol> Conversions { get; internal set; } = [];
    public ImmutableArray<ChannelSymbol> Channels { get; internal set; } = [];
    public ImmutableArray<MessageSymbol> Messages { get; internal set; } = [];
    public ImmutableArray<JourneySymbol> Journeys { get; internal set; } = [];
    public ImmutableArray<FlowSymbol> Flows { get; internal set; } = [];

    public override string KindName => "project";

    /// <summary>All capitalised names of the project, built-in events included.</summary>
    public IReadOnlyDictionary<string, Symbol> Names => _byName;

    /// <summary>The symbol of that name, whatever its kind, or null.</summary>
    public Symbol? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The settings of a channel, or null where none are declared.</summary>
    public ChannelSymbol? Channel(ChannelKind kind) => Channels.FirstOrDefault(channel => channel.Kind == kind);

    /// <summary>Takes a name; false (and nothing changes) when it is taken.</summary>
    internal bool TryAdd(Symbol symbol) => _byName.TryAdd(symbol.Name, symbol);
}

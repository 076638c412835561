using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Expressions;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Binding.Headers;

/// <summary>An event pattern, its names resolved.</summary>
/// <param name="Data">The event's record; for several events what they have in common.</param>
/// <param name="Alias">The name after <c>as</c>.</param>
internal sealed record ResolvedPattern(ImmutableArray<BoundOccurrence> Occurrences, DataSymbol Data, SyntaxToken? Alias);

/// <summary><c>E, F as x where c</c>, wherever it occurs.</summary>
internal static class PatternBinder
{
    /// <param name="run">The run whose labels may occur (<c>hello.clicked</c>); null outside journeys.</param>
    public static ResolvedPattern? Resolve(BindingContext context, EventPatternSyntax pattern, IRunScope? run)
    {
        var occurrences = ImmutableArray.CreateBuilder<BoundOccurrence>();
        var data = new List<DataSymbol>();
        foreach (var reference in pattern.Events)
        {
            if (ResolveOne(context, reference, run) is not ({ } occurrence, { } record)) return null;
            occurrences.Add(occurrence);
            data.Add(record);
        }
        return occurrences.Count == 0 ? null : new ResolvedPattern(occurrences.ToImmutable(), Union(data), pattern.Alias?.Name);
    }

    public static BoundExpression? BindWhere(BindingContext context, EventPatternSyntax pattern, ExpressionScope scope) =>
        pattern.Where is { } where ? new ExpressionBinder(context, scope).BindCondition(where.Condition, where) : null;

    /// <summary>What several events have in common: the fields of one name and type.</summary>
    public static DataSymbol Union(IReadOnlyList<DataSymbol> all)
    {
        var members = all.SelectMany(data => data.Kind == DataKind.AnyOf ? data.Members : [data]).Distinct().ToImmutableArray();
        if (members.Length == 1) return members[0];
        var union = new DataSymbol(string.Join(" or ", members.Select(data => data.Name)), DataKind.AnyOf, null) { Members = members };
        var fields = ImmutableArray.CreateBuilder<FieldSymbol>();
        foreach (var field in members[0].Fields)
        {
            var same = members.Select(data => data.Field(field.Name)).ToImmutableArray();
            if (same.Any(other => other is null || other.Type.Type != field.Type.Type)) continue;
            var slot = same.All(other => other?.Slot == field.Slot) ? field.Slot : -1;
            fields.Add(new FieldSymbol(field.Name, field.Type.OrOptional(same.Any(other => other is { Type.Optional: true })), union, slot, field.Declaration));
        }
        union.Fields = fields.ToImmutable();
        return union;
    }

    private static (BoundOccurrence? Occurrence, DataSymbol? Data) ResolveOne(BindingContext context, EventReferenceSyntax reference, IRunScope? run)
    {
        if (reference.Owner is not { } owner) return default;
        if (!char.IsUpper(owner.Text[0])) return ResolveLabel(context, reference, owner, run);
        switch (context.Project.Find(owner.Text))
        {
            case DataSymbol { IsEvent: true } data:
                context.Refer(owner, data);
                if (reference.Member is not { } extra) return (new BoundOccurrence.Event(reference, data), data);
                context.Report(NameErrors.WrongKind, extra, $"{owner.Text}.{extra.Text}", "part of an event", "an event", $"Write `{owner.Text}`, and test its fields after `where`.");
                return default;
            case MessageSymbol message:
                context.Refer(owner, message);
                if (reference.Member is not { } word)
                {
                    context.Report(NameErrors.WrongKind, owner, message.Name, "a message", "something that happens", $"Say what happens to it, for example `{message.Name}.clicked`.");
                    return default;
                }
                return MessageStates.Bind(context, word) is { } state ? (new BoundOccurrence.Message(reference, message, state), BuiltIns.OfMessage(context.Project, state)) : default;
            case { } other:
                context.Report(NameErrors.WrongKind, owner, owner.Text, BindingContext.Article(other.KindName), "an event",
                    other is ConversionSymbol ? $"A conversion is used as a goal: goal {owner.Text}" : Names.Help(context.Project, owner.Text, Fits));
                return default;
            default:
                context.ReportUnknown(owner, "event", Fits);
                return default;
        }
    }

    private static bool Fits(Symbol symbol) => symbol is MessageSymbol or DataSymbol { IsEvent: true };

    private static (BoundOccurrence? Occurrence, DataSymbol? Data) ResolveLabel(BindingContext context, EventReferenceSyntax reference, SyntaxToken owner, IRunScope? run)
    {
        if (run?.Label(owner.Text) is not { } label)
        {
            var labels = run?.Labels.Where(known => known.Kind == LabelKind.Send).Select(known => known.Name).ToImmutableArray() ?? [];
            context.Report(JourneyErrors.UnknownLabel, owner.Location, [owner.Text, Spelling.Help(owner.Text, labels, "Give the message a label where it is sent: send Welcome as hello")], fix: BindingContext.Replace(owner, Spelling.Closest(owner.Text, labels)));
            return default;
        }
        context.Refer(owner, label);
        if (label.Kind != LabelKind.Send)
        {
            context.Report(NameErrors.WrongKind, owner, owner.Text, "the label of a step that sends nothing", "the label of a message", "Take the label of a `send`.");
            return default;
        }
        if (reference.Member is not { } word || MessageStates.Bind(context, word) is not { } state) return default;
        run.Uses(label, reference);
        return (new BoundOccurrence.Labelled(reference, label, state), BuiltIns.OfMessage(context.Project, state));
    }
}

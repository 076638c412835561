using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Expressions;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Values;

namespace Journeys.Compiler.Analysis;

/// <summary>Which history each person must keep, so that every expression can be answered.</summary>
internal static class HistoryNeeds
{
    /// <param name="templates">Expressions of templates.</param>
    public static ImmutableArray<HistoryNeed> Of(BoundProject project, IEnumerable<BoundExpression> templates)
    {
        var needs = new SortedDictionary<string, Span?>(StringComparer.Ordinal);
        foreach (var expression in BoundExpressions.Of(project).Concat(templates).SelectMany(BoundExpressions.DescendantsAndSelf))
        {
            if (expression is not BoundHistory history) continue;
            var key = history.Happening.Key;
            var span = Longest(history.Window);
            needs[key] = needs.TryGetValue(key, out var known) ? Longer(known, span) : span;
        }
        return [.. needs.Select(need => new HistoryNeed(need.Key, need.Value))];
    }

    // Null: for ever.
    private static Span? Longest(BoundWindow window) => window switch
    {
        BoundWindow.InLast last => last.Length,
        BoundWindow.Ago ago => ago.From,
        BoundWindow.This period => new Span(1, period.Unit),
        _ => null,
    };

    private static Span? Longer(Span? left, Span? right) =>
        left is { } a && right is { } b ? (SpanLengths.Longest(a) >= SpanLengths.Longest(b) ? a : b) : null;
}

using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Expressions;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Types;

namespace Journeys.Compiler.Binding.Headers;

/// <summary>The starts of a journey, and the names they bind.</summary>
internal static class StartBinder
{
    public static ImmutableArray<BoundStart> Bind(JourneyScope journey, JourneyDeclarationSyntax syntax, ref ExpressionScope visible)
    {
        var context = journey.Context;
        var headers = syntax.Headers.OfType<StartHeaderSyntax>().ToImmutableArray();
        if (headers.IsEmpty && syntax.Name is { } name)
            context.Report(JourneyErrors.NoStart, name, name.Text);
        var resolved = new List<(EventStartSyntax Header, EventPatternSyntax Pattern, ResolvedPattern Resolved)>();
        var broken = false;
        foreach (var header in headers)
        {
            if (header is EventStartSyntax { Pattern: { } pattern } start)
            {
                if (start.Including is { } including) context.NotSupported(including, "`including the last …`");
                if (PatternBinder.Resolve(context, pattern, null) is { } one) resolved.Add((start, pattern, one));
                else broken = true;
            }
            else
            {
                context.NotSupported(header, "this way of starting a journey", "Start it on an event for now, for example `start on SignedUp`.");
                broken = true;
            }
        }
        var locals = Locals(journey, resolved, headers.Length, ref visible, broken);
        var bound = ImmutableArray.CreateBuilder<BoundStart>();
        foreach (var (header, pattern, one) in resolved)
        {
            var where = PatternBinder.BindWhere(context, pattern, visible.InWhere(one.Data, one.Alias?.Text) with { Run = null });
            if (where is BoundInvalid) continue;
            var local = one.Alias is { } alias ? locals.GetValueOrDefault(alias.Text) : journey.StartLocal;
            bound.Add(new BoundStart(header, new BoundOccurrenceTrigger(pattern, one.Occurrences, local, where)));
        }
        return bound.ToImmutable();
    }

    // One local per name; a name that only some starts bind is optional (R27).
    private static Dictionary<string, LocalSymbol> Locals(JourneyScope journey, List<(EventStartSyntax, EventPatternSyntax Pattern, ResolvedPattern Resolved)> starts, int all, ref ExpressionScope visible, bool broken)
    {
        var locals = new Dictionary<string, LocalSymbol>(StringComparer.Ordinal);
        foreach (var group in starts.Where(start => start.Resolved.Alias is not null).GroupBy(start => start.Resolved.Alias?.Text ?? ""))
        {
            var first = group.First();
            if (first.Resolved.Alias is not { } alias) continue;
            var data = PatternBinder.Union([.. group.Select(start => start.Resolved.Data)]);
            var local = journey.Declare(alias, new ValueType(new NominalType(data), group.Count() < all), visible, first.Pattern);
            locals[group.Key] = local;
        }
        foreach (var local in locals.Values) visible = visible.With(local);
        if (starts.Count == 0)
        {
            if (broken) journey.NoStartLocal = "how it starts is not clear";
        }
        else if (locals.Count == 0)
            // Kept without a name, so that `same …` has something to compare with.
            journey.StartLocal = journey.Declare("the start's event", new ValueType(new NominalType(PatternBinder.Union([.. starts.Select(start => start.Resolved.Data)])), starts.Count < all), null);
        else if (locals.Count == 1 && starts.All(start => start.Resolved.Alias is not null))
            journey.StartLocal = locals.Values.Single();
        else
            journey.NoStartLocal = "its starts give their events different names";
        return locals;
    }
}

using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Expressions;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Types;

namespace Journeys.Compiler.Binding.Headers;

/// <summary>Triggers of goals, exits, arms and <c>until</c>: everything but starts.</summary>
internal static class TriggerBinder
{
    /// <param name="local">The local that an <c>as</c> declares; null without one.</param>
    public static BoundTrigger? Bind(JourneyScope journey, TriggerSyntax? syntax, ExpressionScope scope, out LocalSymbol? local)
    {
        local = null;
        switch (syntax)
        {
            case OnTriggerSyntax { Pattern: { } pattern }:
                return BindPattern(journey, syntax, pattern, scope, out local);
            case WhenTriggerSyntax { Change: { } change } state:
                new ExpressionBinder(journey.Context, scope).Bind(state.Condition, state);
                journey.Context.NotSupported(change, "triggers on a change", "Test the state instead, for example `when contact.plan == Pro`.");
                return null;
            case WhenTriggerSyntax state:
                var condition = new ExpressionBinder(journey.Context, scope).BindCondition(state.Condition, state);
                return condition.Type.IsError ? null : new BoundStateTrigger(state, condition);
            default:
                return null;
        }
    }

    private static BoundOccurrenceTrigger? BindPattern(JourneyScope journey, SyntaxNode syntax, EventPatternSyntax pattern, ExpressionScope scope, out LocalSymbol? local)
    {
        local = null;
        var context = journey.Context;
        if (PatternBinder.Resolve(context, pattern, scope.Run) is not { } resolved) return null;
        if (resolved.Alias is { } alias)
            local = journey.Declare(alias, new ValueType(new NominalType(resolved.Data), false), scope, pattern);
        var where = PatternBinder.BindWhere(context, pattern, scope.InWhere(resolved.Data, resolved.Alias?.Text));
        CheckKey(journey, pattern, pattern.Where, resolved.Data);
        return where is BoundInvalid ? null : new BoundOccurrenceTrigger(syntax, resolved.Occurrences, local, where);
    }

    /// <summary>In a run entered per a key, an event that carries that key must say whether it has to be the same.</summary>
    public static void CheckKey(JourneyScope journey, SyntaxNode at, WhereClauseSyntax? where, DataSymbol data, int? insertAt = null)
    {
        if (journey.KeyName is not { } key) return;
        var carriers = data.Kind == DataKind.AnyOf ? data.Members.Where(member => member.Field(key) is not null).ToImmutableArray() : data.Field(key) is null ? [] : [data];
        if (carriers.IsEmpty || Mentions(where, key)) return;
        var source = at.Tree.Text;
        var fix = where?.Condition is { } condition
            ? BindingContext.Insert(source, condition.Span.Start, $"same {key} and ", $"Only the same {key}")
            : BindingContext.Insert(source, insertAt ?? at.Span.End, $" where same {key}", $"Only the same {key}");
        journey.Context.Report(JourneyErrors.SameOrAny, at.Location, [key, carriers[0].Name], fix: fix);
    }

    private static bool Mentions(WhereClauseSyntax? where, string key) =>
        where is not null && where.DescendantNodes().Any(node =>
            node is CorrelationExpressionSyntax { Field: { } field } && field.Text == key
            || node is NameExpressionSyntax { Name: { } name } && name.Text == key
            || node is MemberAccessExpressionSyntax { Name: { } member } && member.Text == key);
}

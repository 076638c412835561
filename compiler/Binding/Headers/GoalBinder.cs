using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Expressions;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Binding.Headers;

/// <summary><c>goal Purchase within 14 days</c>, <c>goal Demo on DemoBooked</c></summary>
internal static class GoalBinder
{
    public static BoundGoal? Bind(JourneyScope journey, GoalHeaderSyntax syntax, ExpressionScope scope)
    {
        var within = syntax.Within is { } clause ? Moments.Span(journey.Context, clause.Duration) : null;
        if (syntax.Trigger is { } own)
        {
            return TriggerBinder.Bind(journey, own, scope, out _) is { } trigger ? new BoundGoal(syntax, syntax.Name?.Text, trigger, within, null) : null;
        }
        if (journey.Context.Resolve<ConversionSymbol>(syntax.Name, "a conversion") is not { } conversion) return null;
        if (conversion.Trigger is not { } occurrence) return null;
        var data = PatternBinder.Union([.. occurrence.Occurrences.Select(one => DataOf(journey.Context, one))]);
        var where = occurrence.Where;
        if (syntax.Where is { } further)
        {
            var condition = new ExpressionBinder(journey.Context, scope.InWhere(data, null)).BindCondition(further.Condition, further);
            if (condition.Type.IsError) return null;
            where = where is null ? condition : new BoundBinary(further, ValueType.Boolean, BoundBinaryOperator.And, where, condition);
        }
        if (syntax.Name is { } at) CheckKey(journey, syntax, at, data);
        return new BoundGoal(syntax, conversion.Name, occurrence with { Where = where }, within, conversion.Value);
    }

    // The fix goes behind the name, before `within`.
    private static void CheckKey(JourneyScope journey, GoalHeaderSyntax syntax, SyntaxToken name, DataSymbol data)
    {
        if (syntax.Where is not null) TriggerBinder.CheckKey(journey, syntax, syntax.Where, data);
        else TriggerBinder.CheckKey(journey, syntax, null, data, name.Span.End);
    }

    private static DataSymbol DataOf(BindingContext context, BoundOccurrence occurrence) => occurrence switch
    {
        BoundOccurrence.Event one => one.Data,
        BoundOccurrence.Message message => BuiltIns.OfMessage(context.Project, message.State),
        BoundOccurrence.Labelled label => BuiltIns.OfMessage(context.Project, label.State),
        _ => throw new InvalidOperationException($"No such occurrence: {occurrence.GetType().Name}."),
    };
}

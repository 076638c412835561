using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Emit.Expressions;

namespace Journeys.Compiler.Emit.Declarations;

/// <summary>Triggers: occurrences and states.</summary>
internal sealed class TriggerEmitter(EmitContext context, ExpressionEmitter expressions)
{
    public string Emit(BoundTrigger trigger) => trigger switch
    {
        BoundOccurrenceTrigger occurrence => Occurrence(occurrence),
        BoundStateTrigger state => CSharp.Call("new StateTrigger", context.Lambda(state.Condition.Syntax.Location, expressions.Test(state.Condition)), Text(trigger)),
        _ => throw new InvalidOperationException($"No C# form for {trigger.GetType().Name}."),
    };

    public string Occurrence(BoundOccurrenceTrigger trigger) => CSharp.Call("new OccurrenceTrigger",
        CSharp.List(trigger.Occurrences.Select(Occurrence)),
        trigger.Local is { } local ? CSharp.Literal((int?)local.Index) : "null",
        trigger.Where is { } where ? context.Lambda(where.Syntax.Location, expressions.Test(where)) : "null",
        Text(trigger));

    private static string Occurrence(BoundOccurrence occurrence) => occurrence switch
    {
        BoundOccurrence.Event happened => $"new Occurrence.Event({CSharp.Literal(happened.Data.Name)})",
        BoundOccurrence.Message message => $"new Occurrence.Message({CSharp.Literal(message.Symbol.Name)}, {CSharp.Enum(message.State)})",
        BoundOccurrence.Labelled labelled => $"new Occurrence.Labelled({CSharp.Literal(labelled.Label.Place)}, {CSharp.Enum(labelled.State)})",
        _ => throw new InvalidOperationException($"No C# form for {occurrence.GetType().Name}."),
    };

    private static string Text(BoundTrigger trigger) => CSharp.Literal(EmitContext.AsWritten(trigger.Syntax));
}

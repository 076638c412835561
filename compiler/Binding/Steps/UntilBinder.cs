using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Headers;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Binding.Steps;

/// <summary><c>until T { }</c></summary>
internal static class UntilBinder
{
    public static BoundStep Bind(UntilStepSyntax syntax, StepContext context)
    {
        var place = context.Begin(syntax, "until");
        // What happened is known after the block only, so its name is of no use inside of it.
        var trigger = TriggerBinder.Bind(context.Journey, syntax.Trigger, context.RunningScope, out _);
        var body = context.Block(syntax.Block, syntax, place, "body", 1);
        return trigger is null ? new BoundUnsupported(syntax, place) : new BoundUntil(syntax, place, trigger, body);
    }
}

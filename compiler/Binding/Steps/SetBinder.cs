using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Expressions;
using Journeys.Compiler.Binding.Headers;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Binding.Steps;

/// <summary><c>set contact.plan = Pro</c></summary>
internal static class SetBinder
{
    public static BoundStep Bind(SetStepSyntax syntax, StepContext context)
    {
        var place = context.Begin(syntax, "set");
        var target = context.Expressions.Bind(syntax.Target, syntax);
        if (target.Type.IsError) return new BoundUnsupported(syntax, place);
        if (target is not BoundField { Receiver: BoundContact, Field: var field })
        {
            context.Context.Report(JourneyErrors.SetTarget, target.Syntax, ExpressionBinder.AsWritten(target.Syntax));
            return new BoundUnsupported(syntax, place);
        }
        var value = context.Expressions.BindAs(syntax.Value, syntax, field.Type, $"`{field.Name}`");
        return value.Type.IsError ? new BoundUnsupported(syntax, place) : new BoundSet(syntax, place, field, value);
    }
}

using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Expressions;
using Journeys.Compiler.Binding.Headers;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Binding.Steps;

/// <summary><c>let x = v</c>: seen by what follows in the block.</summary>
internal static class LetBinder
{
    public static BoundStep? Bind(LetStepSyntax syntax, StepContext context)
    {
        var place = context.Begin(syntax, "let");
        var value = context.Expressions.Bind(syntax.Value, syntax);
        if (value is BoundElapsed)
        {
            context.Context.Report(TypeErrors.UnknownValueOfLength, value.Syntax, ExpressionBinder.AsWritten(value.Syntax));
            value = new BoundInvalid(value.Syntax);
        }
        if (syntax.Name is not { } name) return null;
        var local = context.Journey.Declare(name, value.Type, context.Scope, syntax);
        context.Scope = context.Scope.With(local);
        return new BoundLet(syntax, place, local, value);
    }
}

using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Expressions;
using Journeys.Compiler.Binding.Headers;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Binding.Steps;

/// <summary><c>repeat up to 5 times every 7 days as LABEL { }</c></summary>
internal static class RepeatBinder
{
    public static BoundStep Bind(RepeatStepSyntax syntax, StepContext context)
    {
        var place = context.Begin(syntax, "repeat");
        var times = Moments.Count(context.Context, syntax.Times);
        var every = Moments.Span(context.Context, syntax.Every);
        if (times == 0 && syntax.Times is { } zero) context.Context.Report(JourneyErrors.TooFewRounds, zero, $"repeat up to {zero.Text} times");
        var body = context.Block(syntax.Block, syntax, place, "body", 1, loops: true, leavable: true);
        return times is not { } count || (syntax.Every is not null && every is null) ? new BoundUnsupported(syntax, place) : new BoundRepeat(syntax, place, count, every, body);
    }
}

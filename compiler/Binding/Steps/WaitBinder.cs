using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Expressions;
using Journeys.Compiler.Binding.Headers;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Binding.Steps;

/// <summary>Waits, with arms (races) or without.</summary>
internal static class WaitBinder
{
    public static BoundStep Bind(WaitStepSyntax syntax, StepContext context)
    {
        var place = context.Begin(syntax, "wait");
        return Length(context, syntax.Duration) is { } limit ? new BoundWait(syntax, place, limit, [], null) : new BoundUnsupported(syntax, place);
    }

    public static BoundStep Bind(WaitUntilStepSyntax syntax, StepContext context)
    {
        var place = context.Begin(syntax, "wait");
        var limit = MomentBinder.Bind(syntax, context);
        return Race(syntax, place, limit, syntax.Race, context);
    }

    public static BoundStep Bind(RaceStepSyntax syntax, StepContext context)
    {
        var place = context.Begin(syntax, "race");
        BoundWaitLimit? limit = syntax.WithoutKeyword is not null ? new BoundWaitLimit.None() : Length(context, syntax.UpTo);
        return Race(syntax, place, limit, syntax.Race, context);
    }

    private static BoundWaitLimit? Length(StepContext context, DurationLiteralSyntax? duration)
    {
        if (Moments.Span(context.Context, duration) is not { } span) return null;
        if (span.Amount == 0 && duration is not null) context.Context.Report(TimeErrors.ZeroWait, duration, ExpressionBinder.AsWritten(duration));
        return new BoundWaitLimit.For(span);
    }

    private static BoundStep Race(StepSyntax syntax, string place, BoundWaitLimit? limit, RaceBlockSyntax? race, StepContext context)
    {
        // Labels read by the triggers belong to this step, those of the arms to the steps inside.
        var position = context.Position;
        var scope = context.RunningScope;
        var restarts = race?.Arms.Any(arm => arm.Restarts is not null) ?? false;
        var arms = ImmutableArray.CreateBuilder<BoundArm>();
        var valid = limit is not null;
        var number = 0;
        foreach (var arm in race?.Arms ?? [])
        {
            number++;
            var trigger = TriggerBinder.Bind(context.Journey, arm.Trigger, scope with { Run = new RunScope(context.Journey, position) }, out var local);
            var inner = local is null ? context.Scope : context.Scope.With(local);
            var body = context.Block(arm.Block, syntax, place, $"arm#{number}", number, restarts, leavable: true, inner);
            int? atMost = null;
            if (arm.Restarts is { } clause)
            {
                atMost = Moments.Count(context.Context, clause.AtMost);
                if (atMost == 0) context.Context.Report(JourneyErrors.TooFewRounds, clause, ExpressionBinder.AsWritten(clause));
            }
            if (trigger is null || (arm.Restarts is not null && atMost is null)) valid = false;
            else arms.Add(new BoundArm(arm, trigger, body, atMost));
        }
        var otherwise = race?.Otherwise is { } clauseOtherwise ? context.Block(clauseOtherwise.Block, syntax, place, "otherwise", 0, false, leavable: true) : null;
        return valid && limit is not null ? new BoundWait(syntax, place, limit, arms.ToImmutable(), otherwise) : new BoundUnsupported(syntax, place);
    }
}

using System.Collections.Immutable;
using Journeys.Runtime.Deciding;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Time;
using Journeys.Runtime.Triggers;

namespace Journeys.Runtime.Steps;

/// <summary>Every wait, with arms (a race) or without.</summary>
/// <param name="Limit">When the time is up.</param>
/// <param name="Arms">What may end it earlier, in source order (R4); empty for a plain wait.</param>
/// <param name="Otherwise">What to do when time is up; null to go on.</param>
public sealed record WaitStep(string Place, WaitLimit Limit, ImmutableArray<RaceArm> Arms, Block? Otherwise, SourceRef Source) : Step(Place, Source)
{
    internal override ImmutableArray<Block?> Bodies => [.. Arms.Select(arm => (Block?)arm.Body), Otherwise];
    internal override bool Remembers => Arms.Any(arm => arm.RestartsAtMost is not null);
    internal override ImmutableArray<string> JumpTargets => Limit is WaitLimit.Moment moment
        ? [.. new[] { moment.IfPast, moment.IfMissing }.OfType<AbsentRule.SkipTo>().Select(skip => skip.Place)] : [];

    internal override Flow Arrive(Move move)
    {
        if (Remembers) move.Run.Remember(Place).Restarts = new int[Arms.Length];
        return Begin(move);
    }

    internal override Flow Wake(Move move)
    {
        move.Record(TimelineKind.TimeUp, Arms.IsEmpty ? "the wait is over" : "time is up", move.DueDetail());
        return Flow.Into(Arms.Length);
    }

    /// <summary>After the body of an arm that restarts, the wait begins anew.</summary>
    internal override Flow BodyDone(Move move, int body) =>
        body < Arms.Length && Arms[body].RestartsAtMost is not null ? Begin(move) : Flow.Next;

    internal override Flow? React(Move move, Happening? happening)
    {
        for (var i = 0; i < Arms.Length; i++)
            if (MayTake(move, i) && move.Fires(Arms[i].Trigger, happening)) return Take(move, i);
        return null;
    }

    internal override Flow? Recompute(Move move)
    {
        if (Limit is WaitLimit.None || Limit is WaitLimit.For { Length.IsElapsed: true }) return null;
        var limit = WaitTimes.Of(Limit, move, move.Branch.ArrivedAt);
        if (limit.Due == move.Branch.Due) return null;
        if (limit.Due is not { } due) return Absent(move, (Limit as WaitLimit.Moment)?.IfMissing, "missing");
        if (Limit is WaitLimit.Moment moment && due < move.Now) return Absent(move, moment.IfPast, "past");
        move.Branch.Due = due;
        move.Record(TimelineKind.Recomputed, $"now waits until {limit.Show(due)}", limit.Details(due));
        return null;
    }

    private Flow Begin(Move move)
    {
        for (var i = 0; i < Arms.Length; i++)
            if (Arms[i].Trigger is StateTrigger && MayTake(move, i) && move.Fires(Arms[i].Trigger, null)) return Take(move, i);
        if (Limit is WaitLimit.None) return move.RestForGood();
        var limit = WaitTimes.Of(Limit, move, move.Now);
        if (limit.Due is not { } due) return Absent(move, (Limit as WaitLimit.Moment)?.IfMissing, "missing");
        if (Limit is WaitLimit.Moment moment && due < move.Now) return Absent(move, moment.IfPast, "past");
        return move.RestUntil(due, limit);
    }

    private bool MayTake(Move move, int arm) =>
        Arms[arm].RestartsAtMost is not { } most || move.Run.Remember(Place).Restarts is var restarts && (restarts.Length <= arm || restarts[arm] < most);

    private Flow Take(Move move, int arm)
    {
        var taken = Arms[arm];
        if (taken.RestartsAtMost is { } most)
        {
            var memory = move.Run.Remember(Place);
            if (memory.Restarts.Length != Arms.Length) memory.Restarts = new int[Arms.Length];
            memory.Restarts[arm]++;
            move.Record(TimelineKind.Taken, $"{taken.Trigger.Text}: the wait begins anew ({memory.Restarts[arm]} of at most {most})");
        }
        else move.Record(TimelineKind.Taken, taken.Trigger.Text);
        return Flow.Into(arm);
    }

    /// <summary>Where the moment is past or missing: continuing is as if the time were up.</summary>
    private Flow Absent(Move move, AbsentRule? rule, string why)
    {
        switch (rule)
        {
            case AbsentRule.SkipTo(var place):
                move.Record(TimelineKind.TimeUp, $"the moment is {why}: skips to {place}", new TimelineDetail("reason", why));
                return Flow.To(move.Find(place));
            case AbsentRule.Exit:
                move.End("exit", $"the moment of {Place} is {why}");
                return Flow.Ended;
            default:
                move.Record(TimelineKind.TimeUp, $"the moment is {why}: goes on", new TimelineDetail("reason", why));
                return Flow.Into(Arms.Length);
        }
    }
}

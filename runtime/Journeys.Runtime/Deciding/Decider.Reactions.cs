using Journeys.Runtime.People;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Time;
using Journeys.Runtime.Triggers;

namespace Journeys.Runtime.Deciding;

/// <summary>Goals, exits, <c>until</c> and arms, in the order of R1 and R5.</summary>
internal sealed partial class Decider
{
    private readonly List<Run> watching = [];

    private enum Stage { Goals, Exits, Arms }

    /// <summary>A happening: to all runs, to the branch it settles, to starts (R1).</summary>
    private void Handle(Happening happening)
    {
        Offer(happening);
        if (happening.Settles) Settle(happening);
        Start(happening);
    }

    /// <summary>Offers a happening, or with null a mere change, to every run: all goals, then all exits, then all arms.</summary>
    private void Offer(Happening? happening)
    {
        watching.Clear();
        watching.AddRange(Person.RunList);
        OfferTo(watching, happening);
    }

    /// <summary>The instant has come at which a condition of one run may have changed.</summary>
    private void Recheck(Run run)
    {
        watching.Clear();
        watching.Add(run);
        OfferTo(watching, null);
    }

    private void OfferTo(List<Run> runs, Happening? happening)
    {
        foreach (var run in runs) run.Recheck = null;
        foreach (var run in runs) Test(run, Stage.Goals, happening);
        foreach (var run in runs) if (run.State == RunState.Active) Test(run, Stage.Exits, happening);
        foreach (var run in runs) if (run.State == RunState.Active) Test(run, Stage.Arms, happening);
    }

    private void Test(Run run, Stage stage, Happening? happening)
    {
        if (run.State == RunState.SetAside || run.Linked is not { } journey) return;
        try
        {
            switch (stage)
            {
                case Stage.Goals: TestGoals(run, journey, happening); break;
                case Stage.Exits: TestExits(run, journey, happening); break;
                default: TestArms(run, journey, happening); break;
            }
        }
        catch (Exception failure) when (IsOfRun(failure))
        {
            SetAside(run, failure);
        }
    }

    /// <summary>Goals count once per run, inside their time also after its end (R9).</summary>
    private void TestGoals(Run run, LinkedJourney journey, Happening? happening)
    {
        var goals = journey.Definition.Goals;
        for (var i = 0; i < goals.Length; i++)
        {
            var goal = goals[i];
            if ((run.GoalsReached & 1UL << i) != 0) continue;
            if (run.State == RunState.Ended && goal.Within is null) continue;
            if (goal.Within is { } within && !IsWithin(run, within, happening)) continue;
            if (!Fires(run, goal.Trigger, happening)) continue;
            run.GoalsReached |= 1UL << i;
            var name = goal.Name ?? goal.Trigger.Text;
            var value = goal.Value?.Invoke(ScopeOf(run, happening?.Record));
            Record(TimelineKind.Goal, run, null, run.State == RunState.Ended ? $"reached the goal {name} after leaving {run.Journey}" : $"reached the goal {name} of {run.Journey}",
                journey.Definition.Source, value is { } worth ? [new("goal", name), new("value", worth.ToString(System.Globalization.CultureInfo.InvariantCulture))] : [new("goal", name)]);
            if (run.State == RunState.Active) End(run, "goal", name);
        }
    }

    /// <summary>A conversion's event time decides (R10): from the start to the end of the span, both included.</summary>
    private bool IsWithin(Run run, Values.Span within, Happening? happening)
    {
        var end = Calendar.Add(run.StartedAt, within, CurrentProgram.Zone);
        return happening is null ? Now <= end : happening.Mark.At <= end && happening.Mark > run.Start;
    }

    private void TestExits(Run run, LinkedJourney journey, Happening? happening)
    {
        foreach (var exit in journey.Definition.Exits)
        {
            if (!Fires(run, exit, happening)) continue;
            End(run, "exit", exit.Text);
            return;
        }
        foreach (var requirement in journey.Definition.Requirements)
        {
            if (!requirement.Throughout) continue;
            if (Holds(run, requirement.Condition)) continue;
            End(run, "requirement", requirement.Text);
            return;
        }
    }

    /// <summary>Enclosing <c>until</c> blocks from the outside in, then the step the branch rests at: source order (R4).</summary>
    private void TestArms(Run run, LinkedJourney journey, Happening? happening)
    {
        for (var i = 0; i < run.Branches.Count && run.State == RunState.Active; i++)
        {
            var branch = run.Branches[i];
            if (branch.Node is not { } node) continue;
            var move = new Move(this, run, journey, branch, node);
            if (ReactOf(move, node, happening) is { } flow) Advance(move, flow);
        }
    }

    private Flow? ReactOf(Move move, Node node, Happening? happening)
    {
        foreach (var until in node.Untils)
        {
            move.Node = until;
            if (until.Step.React(move, happening) is { } left)
            {
                Withdraw(move.Run, move.Branch, "abandoned");
                return left;
            }
        }
        move.Node = node;
        if (move.Branch.Rest != Rest.Wait) return null;
        return node.Step.React(move, happening) ?? node.Step.Recompute(move);
    }

    /// <summary>Whether a trigger fires. A condition's own change by time is noted for the run.</summary>
    public bool Fires(Run run, Trigger trigger, Happening? happening) => trigger switch
    {
        StateTrigger state => Holds(run, state.Condition),
        OccurrenceTrigger occurrence => happening is not null && Matches(run, occurrence, happening),
        _ => throw new InvalidOperationException($"{trigger.GetType().Name} is no trigger."),
    };

    private bool Holds(Run run, Func<Scope, bool> condition)
    {
        var answer = condition(ScopeOf(run));
        if (scope.Horizon != NodaTime.Instant.MaxValue && !(run.Recheck <= scope.Horizon)) run.Recheck = scope.Horizon;
        return answer;
    }

    private bool Matches(Run run, OccurrenceTrigger trigger, Happening happening)
    {
        foreach (var occurrence in trigger.Occurrences)
        {
            if (!happening.Is(occurrence, run)) continue;
            if (trigger.Local is not { } local) return trigger.Where is null || trigger.Where(ScopeOf(run, happening.Record));
            var before = run.Locals[local];
            run.Locals[local] = scope.InLayoutOf(run, happening.Record);
            if (trigger.Where is null || trigger.Where(ScopeOf(run, happening.Record))) return true;
            run.Locals[local] = before;
        }
        return false;
    }

    /// <summary>The branch that rested at a message goes on (R17).</summary>
    private void Settle(Happening happening)
    {
        if (happening.Sent is not { } sent) return;
        foreach (var run in Person.RunList)
        {
            if (run.Number != sent.Run || run.State != RunState.Active || run.Linked is not { } journey) continue;
            foreach (var branch in run.Branches)
            {
                if (branch.Place != sent.Place || branch.Visit != sent.Visit || branch.Rest is not (Rest.HandedOver or Rest.Settled) || branch.Node is not { } node) continue;
                AdvanceGuarded(new Move(this, run, journey, branch, node), Flow.Next);
                return;
            }
            return;
        }
    }

    private void Wake(Run run, Branch branch)
    {
        if (run.Linked is not { } journey || branch.Node is not { } node)
        {
            branch.Due = null;
            return;
        }
        var move = new Move(this, run, journey, branch, node);
        try
        {
            var flow = node.Step.Wake(move);
            if (flow.Kind is not FlowKind.Rest) branch.Due = null;
            Advance(move, flow);
        }
        catch (Exception failure) when (IsOfRun(failure))
        {
            SetAside(run, failure);
        }
    }
}

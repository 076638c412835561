using System.Collections.Immutable;
using Journeys.Runtime.Inputs;
using Journeys.Runtime.People;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Time;
using NodaTime;

namespace Journeys.Runtime.Deciding;

/// <summary>One decision: the order of things (R1, R2), timers and cascades. The other files of this class hold what each of these does.</summary>
internal sealed partial class Decider
{
    /// <summary>More moves at one instant than any sensible run makes; beyond it the run is set aside.</summary>
    private const int MoveLimit = 10_000;

    private readonly ProgramSet programs;
    private readonly EngineOptions options;
    private readonly DecisionScope scope;
    private readonly Queue<Derived> derived = new();
    private readonly ImmutableArray<OutgoingMessage>.Builder outbox = ImmutableArray.CreateBuilder<OutgoingMessage>();
    private readonly ImmutableArray<CancelledSend>.Builder cancelled = ImmutableArray.CreateBuilder<CancelledSend>();
    private readonly ImmutableArray<TimelineEntry>.Builder timeline = ImmutableArray.CreateBuilder<TimelineEntry>();
    private bool changeQueued;
    private int derivedCount;
    private ZoneInUse? zone;

    public Decider(Person person, ProgramSet programs, EngineOptions options, IObjectLookup objects, Instant now)
    {
        (Person, this.programs, this.options, Now) = (person, programs, options, now);
        scope = new DecisionScope(person, programs, objects, now);
    }

    public Person Person { get; }
    public Instant Now { get; }
    public LinkedProgram CurrentProgram => programs.CurrentProgram;
    public ZoneInUse Zone => zone ??= ZoneInUse.Of(Person, CurrentProgram);

    /// <summary>Derived inputs are handled first in, first out, at the same instant, before the next outside input.</summary>
    private readonly record struct Derived(Happening? Happening, Run? Cause);

    public Decision Run(ImmutableArray<Input> inputs)
    {
        SetAsideUnknownVersions();
        foreach (var input in inputs)
        {
            if (!Person.Announced && input is not (AttributesInput or ConsentInput or ListInput or SuppressionInput)) Announce();
            HandleDue(input.ReceivedAt, inclusive: false);
            derivedCount = 0;
            Apply(input);
            Drain();
        }
        if (!Person.Announced) Announce();
        HandleDue(Now, inclusive: true);
        Forget();
        return new Decision(Person, NextDue(), outbox.DrainToImmutable(), cancelled.DrainToImmutable(), timeline.DrainToImmutable());
    }

    /// <summary>Something observable changed: conditions are tested again, once for any number of changes.</summary>
    public void Changed(Run? cause)
    {
        if (changeQueued) return;
        changeQueued = true;
        derived.Enqueue(new Derived(null, cause));
    }

    private void Enqueue(Happening happening, Run? cause) => derived.Enqueue(new Derived(happening, cause));

    private void Drain()
    {
        while (derived.TryDequeue(out var next))
        {
            if (++derivedCount > options.CascadeLimit)
            {
                BreakCascade(next);
                return;
            }
            if (next.Happening is { } happening) Handle(happening);
            else
            {
                changeQueued = false;
                Offer(null);
            }
        }
    }

    /// <summary>A cascade that feeds itself: every run that still feeds it is set aside (R33).</summary>
    private void BreakCascade(Derived first)
    {
        var reason = $"more than {options.CascadeLimit} derived inputs at one instant: the run feeds itself";
        changeQueued = false;
        for (Derived? next = first; next is { } item; next = derived.TryDequeue(out var more) ? more : null)
            if (item.Cause is { State: RunState.Active } run) SetAside(run, reason);
        derived.Clear();
    }

    /// <summary>Handles what is due in order of due time; conditions before timeouts at the same instant (R4).</summary>
    private void HandleDue(Instant limit, bool inclusive)
    {
        var handled = 0;
        while (FindDue(limit, inclusive) is { } due)
        {
            derivedCount = 0;
            if (++handled > MoveLimit) SetAside(due.Run, $"more than {MoveLimit} moves at one instant");
            else if (due.Branch is { } branch) Wake(due.Run, branch);
            else Recheck(due.Run);
            Drain();
        }
    }

    private (Run Run, Branch? Branch)? FindDue(Instant limit, bool inclusive)
    {
        (Run, Branch?)? found = null;
        var earliest = Instant.MaxValue;
        foreach (var run in Person.RunList)
        {
            if (run.State == RunState.SetAside) continue;
            if (run.Recheck is { } recheck && (recheck < earliest || recheck == earliest && found is (_, not null))) (earliest, found) = (recheck, (run, null));
            foreach (var branch in run.Branches)
                if (branch.Due is { } due && due < earliest) (earliest, found) = (due, (run, branch));
        }
        return found is not null && (earliest < limit || inclusive && earliest == limit) ? found : null;
    }

    private Instant? NextDue()
    {
        var earliest = Instant.MaxValue;
        foreach (var run in Person.RunList)
        {
            if (run.State == RunState.SetAside) continue;
            if (run.Recheck is { } recheck && recheck < earliest) earliest = recheck;
            foreach (var branch in run.Branches)
                if (branch.Due is { } due && due < earliest) earliest = due;
        }
        return earliest == Instant.MaxValue ? null : earliest;
    }

    private Mark NextMark(Instant at) => new(at < Now ? at : Now, ++Person.Sequence);
}

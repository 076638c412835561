using System.Collections.Immutable;
using Journeys.Runtime.People;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Steps;
using Journeys.Runtime.Time;
using Journeys.Runtime.Triggers;
using NodaTime;

namespace Journeys.Runtime.Deciding;

/// <summary>A branch of a run at a step: what a step may see and do.</summary>
internal sealed class Move(Decider decider, Run run, LinkedJourney journey, Branch branch, Node node)
{
    public Run Run => run;
    public Branch Branch => branch;
    /// <summary>The step at hand; an enclosing one while that is asked.</summary>
    public Node Node { get; set; } = node;
    public Instant Now => decider.Now;
    public Person Person => decider.Person;
    public LinkedJourney Journey => journey;
    public LinkedProgram CurrentProgram => decider.CurrentProgram;
    /// <summary>The contact's zone, else the project's, and why.</summary>
    public ZoneInUse Zone => decider.Zone;
    public IReadOnlyDictionary<string, ImmutableHashSet<LocalDate>> Calendars => decider.CurrentProgram.Calendars;

    /// <summary>A scope for an expression of this run; valid until the next one is asked for.</summary>
    public Scope Scope() => decider.ScopeOf(run);

    /// <summary>Whether a trigger fires: an occurrence by the happening, a state by itself.</summary>
    public bool Fires(Trigger trigger, Happening? happening) => decider.Fires(run, trigger, happening);

    public Node Find(string place) => journey.Find(place) ?? throw new InvalidOperationException($"{journey.Definition.Name} has no place {place}.");

    public ZoneInUse NamedZone(string? id) => ZoneInUse.Named(id, "step", Zone.Zone, Zone.Origin);

    public void Record(TimelineKind kind, string text, params ImmutableArray<TimelineDetail> details) =>
        decider.Record(kind, run, Node.Place, text, Node.Step.Source, details);

    /// <summary>When the branch should have moved, which may be earlier than now.</summary>
    public TimelineDetail DueDetail() => new("due", Shown.Exact(branch.Due ?? Now));

    /// <summary>Ends the run.</summary>
    public void End(string how, string reason) => decider.End(run, how, reason);

    /// <summary>Rests until an instant.</summary>
    public Flow RestUntil(Instant due, WaitTime reckoned)
    {
        Rest(People.Rest.Wait, due);
        Record(TimelineKind.Waiting, $"waits until {reckoned.Show(due)}", reckoned.Details(due));
        return Flow.Rest;
    }

    /// <summary>Rests until an instant that the contact's zone had a part in.</summary>
    public Flow RestUntil(Instant due, string text)
    {
        Rest(People.Rest.Wait, due);
        Record(TimelineKind.Waiting, $"waits {text}: {Shown.Minute(due, Zone.Zone)} ({Zone.Zone.Id})", new WaitTime(due, Zone).Details(due));
        return Flow.Rest;
    }

    /// <summary>Rests without limit.</summary>
    public Flow RestForGood()
    {
        Rest(People.Rest.Wait, null);
        Record(TimelineKind.Waiting, "waits without limit");
        return Flow.Rest;
    }

    public void Rest(Rest rest, Instant? due)
    {
        branch.Rest = rest;
        branch.HeldSince = rest == People.Rest.Held ? branch.HeldSince ?? Now : null;
        branch.Due = due;
        branch.ArrivedAt = Now;
    }

    /// <summary>Runs the gate for a step that sends.</summary>
    public Flow PassGate(SendStep step) => decider.PassGate(this, step);

    public void SetAttribute(int slot, object? value) => decider.SetByJourney(this, slot, value);

    public void SetMembership(string list, bool member, Instant? until)
    {
        if (!decider.ChangeMembership(list, member, until)) return;
        Record(TimelineKind.List, member ? until is { } end ? $"added to {list} until {Shown.Minute(end, Zone.Zone)}" : $"added to {list}" : $"removed from {list}");
        decider.Changed(run);
    }
}

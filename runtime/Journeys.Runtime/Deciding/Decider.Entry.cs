using Journeys.Runtime.People;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Time;
using Journeys.Runtime.Triggers;

namespace Journeys.Runtime.Deciding;

/// <summary>Starts, and the gates of entry in the order of R6.</summary>
internal sealed partial class Decider
{
    /// <summary>Offers a happening to every start that listens to it; a journey is entered once by it, by the first start that accepts it.</summary>
    private void Start(Happening happening)
    {
        var byEvent = happening.Event is { } name ? CurrentProgram.StartsOn(name) : [];
        var byMessage = happening.Message is { } message ? CurrentProgram.StartsOn(LinkedProgram.MessageKey(message, happening.State)) : [];
        int e = 0, m = 0;
        LinkedJourney? done = null;
        while (e < byEvent.Length || m < byMessage.Length)
        {
            var start = m >= byMessage.Length || e < byEvent.Length && byEvent[e].Order <= byMessage[m].Order ? byEvent[e++] : byMessage[m++];
            if (!ReferenceEquals(done, start.Journey) && TryStart(start, happening)) done = start.Journey;
        }
    }

    /// <summary>True when this start has decided for its journey, in favour or against.</summary>
    private bool TryStart(StartReference start, Happening happening)
    {
        var journey = start.Journey.Definition;
        var run = new Run(Person.Key.Id, Person.RunCount + 1, journey.Name, journey.Version, null) { Linked = start.Journey, StartedAt = Now, Start = happening.Mark, Locals = new object?[journey.LocalCount] };
        string? key;
        try
        {
            if (start.Trigger.Local is { } local) run.Locals[local] = scope.InLayoutOf(run, happening.Record);
            if (start.Trigger.Where is { } where && !where(ScopeOf(run, happening.Record)))
            {
                if (options.RecordFilteredStarts) NotEntered(journey, start.Source, "where", $"not so: {start.Trigger.Text}");
                return false;
            }
            if (Refusal(run, start.Journey, happening, out key) is var (reason, text))
            {
                NotEntered(journey, start.Source, reason, text);
                return true;
            }
        }
        catch (Exception failure) when (IsOfRun(failure))
        {
            NotEntered(journey, start.Source, "failure", $"its conditions could not be evaluated: {failure.Message}");
            return true;
        }
        Enter(start, run, key, happening);
        return true;
    }

    /// <summary>R6 after the start's <c>where</c>: require, goal or exit already true, enter policy, while running.</summary>
    private (string Reason, string Text)? Refusal(Run run, LinkedJourney linked, Happening happening, out string? key)
    {
        var journey = linked.Definition;
        key = null;
        foreach (var requirement in journey.Requirements)
            if (!requirement.Condition(ScopeOf(run, happening.Record))) return ("require", $"it requires {requirement.Text}");
        foreach (var goal in journey.Goals)
            if (goal.Trigger is StateTrigger state && state.Condition(ScopeOf(run, happening.Record))) return ("goal", $"the goal {goal.Name ?? state.Text} is already reached");
        foreach (var exit in journey.Exits)
            if (exit is StateTrigger state && state.Condition(ScopeOf(run, happening.Record))) return ("exit", $"its exit already holds: {state.Text}");
        var policy = journey.Entry;
        if (policy.Key is { } keyOf && (key = KeyText.Of(keyOf(ScopeOf(run, happening.Record)))) is null) return ("key", "the key it is entered by is missing");
        return RefusalByPolicy(journey, FindEntries(journey.Name, key, journey), key);
    }

    private (string Reason, string Text)? RefusalByPolicy(JourneyDefinition journey, JourneyEntries? entries, string? key)
    {
        var policy = journey.Entry;
        var zoneOfProject = CurrentProgram.Zone;
        if (entries is { Count: > 0 })
        {
            if (policy.Rule == EntryRule.Once) return ("once", "already entered, and it is entered once");
            if (policy is { Rule: EntryRule.AgainAfterStart, Again: { } afterStart } && Calendar.Add(entries.LastStart, afterStart, zoneOfProject) is var startAgain && startAgain > Now)
                return ("again", $"again {afterStart} after the last start, from {Shown.Minute(startAgain, zoneOfProject)}");
            if (policy is { Rule: EntryRule.AgainAfterEnd, Again: { } afterEnd } && entries.LastEnd is { } ended && Calendar.Add(ended, afterEnd, zoneOfProject) is var endAgain && endAgain > Now)
                return ("again", $"again {afterEnd} after the last end, from {Shown.Minute(endAgain, zoneOfProject)}");
            if (policy is { AtMost: { } most, Per: { } per })
            {
                entries.Window.RemoveAll(start => Calendar.Add(start, per, zoneOfProject) <= Now);
                if (entries.Window.Count >= most) return ("at most", $"already entered {most} times within {per}");
            }
        }
        return policy.WhileRunning == WhileRunning.Ignore && RunningRun(journey, key) is not null ? ("running", "already under way") : null;
    }

    private void Enter(StartReference start, Run candidate, string? key, Happening happening)
    {
        var journey = start.Journey.Definition;
        if (journey.Entry.WhileRunning == WhileRunning.Restart)
            while (RunningRun(journey, key) is { } old) End(old, "restarted", "restarted");
        var run = new Run(Person.Key.Id, ++Person.RunCount, journey.Name, journey.Version, key) { Linked = start.Journey, StartedAt = Now, Start = happening.Mark, Locals = candidate.Locals };
        var entries = EntriesOf(journey.Name, key, journey);
        entries.Count++;
        entries.LastStart = Now;
        if (journey.Entry.AtMost is not null) entries.Window.Add(Now);
        Person.RunList.Add(run);
        Record(TimelineKind.Entered, run, null, $"entered {journey.Name}", start.Source, key is null ? [] : [new("key", key)]);
        Watch(run, start.Journey);
        if (run.State == RunState.Active) Begin(run, start.Journey);
        Changed(run);
    }

    /// <summary>Notes when a goal, exit or requirement of a fresh run may change by itself; none holds now (R5).</summary>
    private void Watch(Run run, LinkedJourney journey)
    {
        if (!journey.WatchesStates) return;
        try
        {
            foreach (var goal in journey.Definition.Goals) if (goal.Trigger is StateTrigger state) Holds(run, state.Condition);
            foreach (var exit in journey.Definition.Exits) if (exit is StateTrigger state) Holds(run, state.Condition);
            foreach (var requirement in journey.Definition.Requirements) if (requirement.Throughout) Holds(run, requirement.Condition);
        }
        catch (Exception failure) when (IsOfRun(failure))
        {
            SetAside(run, failure);
        }
    }

    private void Begin(Run run, LinkedJourney journey)
    {
        if (journey.First is not { } first)
        {
            End(run, "finished", "finished");
            return;
        }
        var branch = new Branch(first.Place) { ArrivedAt = Now, Node = first };
        run.Branches.Add(branch);
        AdvanceGuarded(new Move(this, run, journey, branch, first), Flow.To(first));
    }

    private void NotEntered(JourneyDefinition journey, SourceRef source, string reason, string text) =>
        timeline.Add(new TimelineEntry(Now, TimelineKind.NotEntered, journey.Name, null, null, $"did not enter {journey.Name}: {text}") { Details = [new("reason", reason)], Source = source });

    /// <summary>A run that was set aside is still under way: somebody will look at it.</summary>
    private Run? RunningRun(JourneyDefinition journey, string? key)
    {
        foreach (var run in Person.RunList)
            if (run.State != RunState.Ended && run.Key == key && IsNameOf(run.Journey, journey)) return run;
        return null;
    }

    private static bool IsNameOf(string name, JourneyDefinition journey) => name == journey.Name || journey.FormerNames.Contains(name);

    /// <summary>Entries count by name and key across versions and renames (R7).</summary>
    private JourneyEntries EntriesOf(string name, string? key, JourneyDefinition? journey)
    {
        if (FindEntries(name, key, journey) is { } known) return known;
        var entries = new JourneyEntries(name, key);
        Person.Entries.Add(entries);
        return entries;
    }

    private JourneyEntries? FindEntries(string name, string? key, JourneyDefinition? journey)
    {
        foreach (var entries in Person.Entries)
            if (entries.Key == key && (entries.Journey == name || journey is not null && IsNameOf(entries.Journey, journey))) return entries;
        return null;
    }
}

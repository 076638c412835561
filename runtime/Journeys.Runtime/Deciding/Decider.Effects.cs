using Journeys.Runtime.Operators;
using Journeys.Runtime.People;
using Journeys.Runtime.Time;
using NodaTime;

namespace Journeys.Runtime.Deciding;

/// <summary>Changes of the person itself, and what is forgotten.</summary>
internal sealed partial class Decider
{
    /// <summary>How long a message is known by its send key after its run has ended, so that late news of it finds its name and place.</summary>
    private static readonly Duration MessageMemory = Duration.FromDays(90);

    /// <summary>False when nothing changed.</summary>
    private bool SetAttribute(int slot, object? value)
    {
        var old = Person.Contact[slot];
        if (old is null ? value is null : value is not null && ValueEquality.Same(old, value)) return false;
        Person.Contact = Person.Contact.With(slot, value);
        if (slot == CurrentProgram.ContactSlots.TimeZone) zone = null;
        return true;
    }

    /// <summary>A journey's slots are its own version's; the field is found by name.</summary>
    public void SetByJourney(Move move, int slot, object? value)
    {
        var field = move.Journey.Program.Definition.Contact.Fields[slot];
        var current = Person.Contact.Type.SlotOf(field.Name);
        if (current < 0)
        {
            move.Record(TimelineKind.Rejected, $"contact.{field.Name} no longer exists");
            return;
        }
        if (value is null && !Person.Contact.Type.Fields[current].Optional)
        {
            move.Record(TimelineKind.Rejected, $"contact.{field.Name} cannot be missing and keeps its value");
            return;
        }
        if (!SetAttribute(current, value)) return;
        move.Record(TimelineKind.Set, $"set contact.{field.Name} = {CurrentProgram.Format.Text(value)}", new TimelineDetail("field", field.Name));
        Changed(move.Run);
    }

    /// <summary>False when nothing changed.</summary>
    public bool ChangeMembership(string list, bool member, Instant? until)
    {
        var memberships = Person.ListMemberships;
        for (var i = 0; i < memberships.Count; i++)
        {
            var known = memberships[i];
            if (known.List != list) continue;
            if (!member)
            {
                memberships.RemoveAt(i);
                return !(known.Until <= Now);
            }
            var since = known.Until <= Now ? Now : known.Since;
            memberships[i] = new ListMembership(list, since, until);
            return memberships[i] != known;
        }
        if (member) memberships.Add(new ListMembership(list, Now, until));
        return member;
    }

    /// <summary>What no expression and no late news can ask for any more. <c>once</c> and unique keys are kept for ever.</summary>
    private void Forget()
    {
        Person.ListMemberships.RemoveAll(membership => membership.Until <= Now);
        Person.RunList.RemoveAll(run => run.State == RunState.Ended && !MayStillConvert(run));
        Person.Messages.RemoveAll(message => !message.Pending && message.At + MessageMemory <= Now
            && !(message.CountsForLimits && message.At + CurrentProgram.LongestLimit > Now) && !Person.RunList.Exists(run => run.Number == message.Run));
        List<string>? unread = null;
        foreach (var (key, entries) in Person.History.All)
        {
            if (!programs.Needs.Reads(key)) (unread ??= []).Add(key);
            else if (programs.Needs.KeepOf(key) is { } keep)
            {
                var gone = 0;
                while (gone < entries.Count && Calendar.Add(entries[gone].Mark.At, keep, CurrentProgram.Zone) <= Now) gone++;
                if (gone > 0) entries.RemoveRange(0, gone);
            }
        }
        if (unread is not null) foreach (var key in unread) Person.History.Forget(key);
    }
}

using Journeys.Runtime.Inputs;
using Journeys.Runtime.People;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Time;
using Journeys.Runtime.Values;

namespace Journeys.Runtime.Deciding;

/// <summary>What each kind of input does to the person (R1).</summary>
internal sealed partial class Decider
{
    private void Apply(Input input)
    {
        switch (input)
        {
            case EventInput e: ApplyEvent(e); break;
            case AttributesInput attributes: ApplyAttributes(attributes); break;
            case ConsentInput consent: ApplyConsent(consent); break;
            case ListInput list: ApplyList(list); break;
            case SuppressionInput suppression: ApplySuppression(suppression); break;
            case DeliveryInput delivery: ApplyDelivery(delivery); break;
            case MessageInput message: ApplyMessage(message); break;
            default: Record(TimelineKind.Rejected, $"an input of kind {input.GetType().Name} is not known"); break;
        }
    }

    private void Announce()
    {
        Person.Announced = true;
        Record(TimelineKind.Created, "became a contact");
        if (MessageFacts.BuiltIn(CurrentProgram, "ContactCreated") is not { } record) return;
        var mark = NextMark(Person.CreatedAt);
        Remember("ContactCreated", mark, record);
        Enqueue(new Happening { Event = "ContactCreated", Record = record, Mark = mark }, null);
        derivedCount = 0;
        Drain();
    }

    /// <summary>Deduplicate, store in history, then runs (R1). Too late ones enter history only (R10).</summary>
    private void ApplyEvent(EventInput input)
    {
        if (CurrentProgram.Event(input.Name) is not { } type)
        {
            Record(TimelineKind.Rejected, $"the event {input.Name} is not declared", new TimelineDetail("event", input.Name));
            return;
        }
        var record = SchemaMap.To(input.Record, type);
        var at = input.EventTime < input.ReceivedAt ? input.EventTime : input.ReceivedAt;
        if (IsRepetition(type.Name, record))
        {
            Record(TimelineKind.Duplicate, $"{type.Name} came again and was dropped", new TimelineDetail("event", type.Name));
            return;
        }
        var mark = NextMark(at);
        Remember(type.Name, mark, record);
        if (Calendar.Add(at, CurrentProgram.Definition.LateEvents, CurrentProgram.Zone) < input.ReceivedAt)
        {
            Record(TimelineKind.Late, $"{type.Name} came too late to act on journeys: it happened {Shown.Minute(at, CurrentProgram.Zone)}", new("event", type.Name), new("at", Shown.Exact(at)));
            Changed(null);
            return;
        }
        Record(TimelineKind.Event, type.Name, new("event", type.Name), new("at", Shown.Exact(at)));
        Handle(new Happening { Event = type.Name, Record = record, Mark = mark });
    }

    private bool IsRepetition(string name, Record record)
    {
        var slot = CurrentProgram.UniqueSlot(name);
        if (slot < 0 || KeyText.Of(record[slot]) is not { } key) return false;
        if (!Person.UniqueKeys.TryGetValue(name, out var seen)) Person.UniqueKeys.Add(name, seen = new HashSet<string>(StringComparer.Ordinal));
        return !seen.Add(key);
    }

    private void Remember(string key, Mark mark, Record record)
    {
        if (programs.Needs.Reads(key)) Person.History.Add(key, new HistoryEntry(mark, record));
    }

    private void ApplyAttributes(AttributesInput input)
    {
        var changed = new List<TimelineDetail>();
        foreach (var (name, value) in input.Values)
        {
            var slot = Person.Contact.Type.SlotOf(name);
            if (slot < 0)
            {
                Record(TimelineKind.Rejected, $"the contact has no field {name}", new TimelineDetail("field", name));
                continue;
            }
            if (value is null && !Person.Contact.Type.Fields[slot].Optional)
            {
                Record(TimelineKind.Rejected, $"contact.{name} cannot be missing", new TimelineDetail("field", name));
                continue;
            }
            if (SetAttribute(slot, value)) changed.Add(new TimelineDetail(Person.Contact.Type.Fields[slot].Name, CurrentProgram.Format.Text(value)));
        }
        if (changed.Count == 0) return;
        Record(TimelineKind.Attributes, $"changed {string.Join(", ", changed.Select(one => one.Name))}", [.. changed]);
        Changed(null);
    }

    private void ApplyList(ListInput input)
    {
        if (input.Until is { } until && input.Member && until <= Now) return;
        if (!ChangeMembership(input.List, input.Member, input.Until)) return;
        Record(TimelineKind.List, input.Member ? $"added to {input.List}" : $"removed from {input.List}", new TimelineDetail("list", input.List));
        Changed(null);
    }

    /// <summary>A withdrawal calls messages back from the outbox (R16); it ends no run by itself (R19).</summary>
    private void ApplyConsent(ConsentInput input)
    {
        var before = Person.ConsentList.ToList();
        var at = input.At < input.ReceivedAt ? input.At : input.ReceivedAt;
        if (!Consent.Record(Person.ConsentList, new ConsentState(input.Topic, input.Channel, input.Given, at, input.Source))) return;
        Record(TimelineKind.Consent, $"{(input.Given ? "consented to" : "unsubscribed from")} {input.Topic ?? "everything"}{(input.Channel is { } channel ? $" by {Gates.Addresses.Name(channel)}" : "")}",
            new("source", input.Source), new("at", Shown.Exact(at)));
        foreach (var message in Person.Messages)
            if (message is { Pending: true, Topic: { } topic } && Consent.Effective(Person.ConsentList, topic, message.Channel) is not { Given: true }) CallBack(message, "consent");
        foreach (var topic in CurrentProgram.Definition.Topics)
            if (input.Topic is null || input.Topic == topic.Name) AnnounceConsent(topic.Name, input.Channel, before);
        Changed(null);
    }

    private void AnnounceConsent(string topic, ChannelKind? channel, List<ConsentState> before)
    {
        var was = Consent.Effective(before, topic, channel) is { Given: true };
        var known = Consent.Effective(before, topic, channel) is not null;
        var now = Consent.Effective(Person.ConsentList, topic, channel) is { Given: true };
        if (known && was == now) return;
        var name = now ? "Subscribed" : "Unsubscribed";
        if (MessageFacts.BuiltIn(CurrentProgram, name, ("topic", topic)) is not { } record) return;
        var mark = NextMark(Now);
        Remember(name, mark, record);
        Enqueue(new Happening { Event = name, Record = record, Mark = mark }, null);
    }

    private void ApplySuppression(SuppressionInput input)
    {
        if (input.Suppressed) Suppress(input.Channel, input.Reason);
        else if (Person.SuppressionList.RemoveAll(one => one.Channel == input.Channel) > 0)
            Record(TimelineKind.Suppression, $"suppression lifted: {input.Reason}", new TimelineDetail("reason", input.Reason));
        else return;
        Changed(null);
    }

    private void Suppress(ChannelKind? channel, string reason)
    {
        foreach (var one in Person.SuppressionList) if (one.Channel == channel) return;
        Person.SuppressionList.Add(new Suppression(channel, reason, Now));
        Record(TimelineKind.Suppression, $"suppressed{(channel is { } kind ? $" on {Gates.Addresses.Name(kind)}" : "")}: {reason}", new TimelineDetail("reason", reason));
        foreach (var message in Person.Messages)
            if (message.Pending && (channel is null || message.Channel == channel)) CallBack(message, "suppressed");
        Changed(null);
    }
}

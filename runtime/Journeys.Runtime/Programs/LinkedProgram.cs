using System.Collections.Immutable;
using System.Globalization;
using Journeys.Runtime.Schema;
using Journeys.Runtime.Time;
using Journeys.Runtime.Triggers;
using NodaTime;

namespace Journeys.Runtime.Programs;

/// <summary>A program with everything a decision looks up by name already looked up.</summary>
internal sealed class LinkedProgram
{
    private readonly Dictionary<string, RecordType> types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RecordType> events = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MessageDefinition> messages = new(StringComparer.Ordinal);
    private readonly Dictionary<ChannelKind, ChannelDefinition> channels = [];
    private readonly Dictionary<string, ImmutableArray<StartReference>> starts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> uniqueSlots = new(StringComparer.Ordinal);

    public LinkedProgram(ProjectDefinition definition)
    {
        Definition = definition;
        Zone = Zones.Require(definition.TimeZone);
        Format = new Formatting(CultureInfo.GetCultureInfo(definition.Locale), definition.Currency, Zone);
        Calendars = definition.Calendars.ToDictionary(calendar => calendar.Name, calendar => calendar.Dates, StringComparer.Ordinal);
        foreach (var type in definition.Events)
        {
            Register(events, type);
            for (var slot = 0; slot < type.Fields.Length; slot++) if (type.Fields[slot].Unique) uniqueSlots.TryAdd(type.Name, slot);
        }
        foreach (var type in definition.Objects) Register(types, type);
        foreach (var type in definition.Types) Register(types, type);
        foreach (var message in definition.Messages) messages.Add(message.Name, message);
        foreach (var channel in definition.Channels) channels.Add(channel.Kind, channel);
        ContactSlots = new ContactSlots(definition.Contact);
        LongestLimit = definition.Limits.Concat(definition.Channels.SelectMany(channel => channel.Limits)).Select(limit => limit.Per.Elapsed).DefaultIfEmpty().Max();
        Journeys = [.. definition.Journeys.Select(journey => new LinkedJourney(journey, this))];
        IndexStarts();
    }

    public ProjectDefinition Definition { get; }
    public DateTimeZone Zone { get; }
    public Formatting Format { get; }
    public ContactSlots ContactSlots { get; }
    /// <summary>The longest window of any limit: sent messages are remembered at least that long (R18).</summary>
    public Duration LongestLimit { get; }
    public ImmutableArray<LinkedJourney> Journeys { get; }
    public Dictionary<string, ImmutableHashSet<LocalDate>> Calendars { get; }

    public RecordType? Event(string name) => events.GetValueOrDefault(name);
    public RecordType? Type(string name) => types.GetValueOrDefault(name) ?? events.GetValueOrDefault(name) ?? (name == Definition.Contact.Name ? Definition.Contact : null);
    public MessageDefinition Message(string name) =>
        messages.TryGetValue(name, out var message) ? message : throw new InvalidOperationException($"The program has no message {name}.");
    public MessageDefinition? FindMessage(string name) => messages.GetValueOrDefault(name);
    public ChannelDefinition? Channel(ChannelKind kind) => channels.GetValueOrDefault(kind);
    /// <summary>The slot that makes an event idempotent, or -1.</summary>
    public int UniqueSlot(string eventName) => uniqueSlots.GetValueOrDefault(eventName, -1);
    /// <summary>Starts that listen to an event or a message's history (<c>CartMail.sent</c>), in source order.</summary>
    public ImmutableArray<StartReference> StartsOn(string key) => starts.TryGetValue(key, out var found) ? found : [];

    /// <summary>The history key of a message's state: <c>CartMail.sent</c>.</summary>
    public static string MessageKey(string message, MessageState state) => message + state switch
    {
        MessageState.Sent => ".sent",
        MessageState.Delivered => ".delivered",
        MessageState.Opened => ".opened",
        MessageState.Clicked => ".clicked",
        MessageState.Bounced => ".bounced",
        MessageState.Replied => ".replied",
        MessageState.Skipped => ".skipped",
        _ => ".failed",
    };

    private static void Register(Dictionary<string, RecordType> into, RecordType type)
    {
        into[type.Name] = type;
        foreach (var former in type.FormerNames) into.TryAdd(former, type);
    }

    private void IndexStarts()
    {
        var index = new Dictionary<string, List<StartReference>>(StringComparer.Ordinal);
        var order = 0;
        foreach (var journey in Journeys)
            foreach (var start in journey.Definition.Starts)
            {
                if (start is not OccurrenceStart { Trigger: var trigger }) continue;
                var reference = new StartReference(journey, trigger, start.Source, order++);
                foreach (var occurrence in trigger.Occurrences)
                {
                    var key = occurrence switch
                    {
                        Occurrence.Event e => events.TryGetValue(e.Name, out var type) ? type.Name : e.Name,
                        Occurrence.Message m => MessageKey(m.Name, m.State),
                        _ => throw new InvalidOperationException($"Journey {journey.Definition.Name} cannot start on its own message."),
                    };
                    if (!index.TryGetValue(key, out var list)) index.Add(key, list = []);
                    if (!list.Contains(reference)) list.Add(reference);
                }
            }
        foreach (var (key, list) in index) starts.Add(key, [.. list]);
    }
}

/// <summary>A start that listens to something.</summary>
internal sealed record StartReference(LinkedJourney Journey, OccurrenceTrigger Trigger, SourceRef Source, int Order);

/// <summary>The contact's fields that the runtime itself reads.</summary>
internal sealed class ContactSlots
{
    public ContactSlots(RecordType contact)
    {
        TimeZone = First(contact, ScalarKind.TimeZone);
        Email = First(contact, ScalarKind.Email);
        Phone = First(contact, ScalarKind.Phone);
    }

    public int TimeZone { get; }
    public int Email { get; }
    public int Phone { get; }

    /// <summary>The unique field of that type, else the first, else -1.</summary>
    private static int First(RecordType contact, ScalarKind kind)
    {
        var found = -1;
        for (var slot = 0; slot < contact.Fields.Length; slot++)
        {
            var field = contact.Fields[slot];
            if (field.Type is not FieldType.Scalar { Kind: var type } || type != kind) continue;
            if (field.Unique) return slot;
            if (found < 0) found = slot;
        }
        return found;
    }
}

using Journeys.Runtime.Programs;
using Journeys.Runtime.Values;
using NodaTime;

namespace Journeys.Runtime.People;

/// <summary>
/// A person: attributes, consents, suppressions, lists, the bounded history that expressions need, entries, messages and runs.
/// Belongs to one decision at a time; not thread-safe.
/// </summary>
public sealed class Person
{
    internal Person(PersonKey key, Instant createdAt, Record contact) => (Key, CreatedAt, Contact) = (key, createdAt, contact);

    /// <summary>A person of whom nothing is known yet. The first decision announces the contact (<c>ContactCreated</c>).</summary>
    /// <param name="key">Given by the store.</param>
    /// <param name="createdAt">When the contact became known; <c>no X in last W</c> needs W from here (R24).</param>
    /// <param name="programs">Say which fields there are and their defaults.</param>
    public static Person Create(PersonKey key, Instant createdAt, ProgramSet programs) => new(key, createdAt, SchemaMap.Blank(programs.Current.Contact));

    /// <summary>Names the person.</summary>
    public PersonKey Key { get; }
    /// <summary>When the contact became known.</summary>
    public Instant CreatedAt { get; internal set; }
    /// <summary>The attributes, by the current program's schema.</summary>
    public Record Contact { get; internal set; }
    /// <summary>The newest word on each topic and channel.</summary>
    public IReadOnlyList<ConsentState> Consents => ConsentList;
    /// <summary>List memberships, expired ones included until the next decision.</summary>
    public IReadOnlyList<ListMembership> Lists => ListMemberships;
    /// <summary>Runs under way, set aside, or ended with a goal that may still count.</summary>
    public IReadOnlyList<Run> Runs => RunList;

    internal List<ConsentState> ConsentList { get; } = [];
    internal List<Suppression> SuppressionList { get; } = [];
    internal List<ListMembership> ListMemberships { get; } = [];
    internal List<Run> RunList { get; } = [];
    internal List<JourneyEntries> Entries { get; } = [];
    internal List<SentMessage> Messages { get; } = [];
    internal PersonHistory History { get; } = new();
    /// <summary>Unique keys of events already processed, by event name.</summary>
    internal Dictionary<string, HashSet<string>> UniqueKeys { get; } = new(StringComparer.Ordinal);
    /// <summary>Count of things processed; breaks ties of event time.</summary>
    internal long Sequence { get; set; }
    /// <summary>Count of runs ever begun.</summary>
    internal int RunCount { get; set; }
    /// <summary>Whether <c>ContactCreated</c> has been raised.</summary>
    internal bool Announced { get; set; }

    /// <summary>Whether the person is on a list at an instant.</summary>
    public bool IsIn(string list, Instant at)
    {
        foreach (var membership in ListMemberships)
            if (membership.List == list && !(membership.Until <= at)) return true;
        return false;
    }

    /// <summary>
    /// Whether the person consents to a topic by a channel: the newest word counts, a word on all topics or all channels included;
    /// a withdrawal wins a tie. With no channel: every channel the person was asked for, and at least one.
    /// </summary>
    public bool ConsentsTo(string topic, ChannelKind? channel) => Consent.Holds(ConsentList, topic, channel);

    /// <summary>The suppression that keeps a channel closed, or null.</summary>
    public Suppression? SuppressionOf(ChannelKind channel)
    {
        foreach (var suppression in SuppressionList)
            if (suppression.Channel is null || suppression.Channel == channel) return suppression;
        return null;
    }
}

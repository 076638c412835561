using Journeys.Runtime.Programs;
using NodaTime;

namespace Journeys.Runtime.People;

/// <summary>The newest word of a person on a topic and a channel.</summary>
/// <param name="Topic">The topic; null for every topic.</param>
/// <param name="Channel">The channel; null for every channel.</param>
/// <param name="Given">Given, or withdrawn.</param>
/// <param name="At">When the person said so.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record ConsentState(string? Topic, ChannelKind? Channel, bool Given, Instant At, string Source);

/// <summary>Why nothing may go to a person on a channel.</summary>
/// <param name="Channel">The channel; null for all.</param>
/// <param name="Reason">A hard bounce, a complaint, or what a person wrote.</param>
/// <param name="At">Since when.</param>
public sealed record Suppression(ChannelKind? Channel, string Reason, Instant At);

/// <summary>Membership in a list.</summary>
/// <param name="List">The list's name.</param>
/// <param name="Since">Since when.</param>
/// <param name="Until">Until when, exclusive; null for good.</param>
public sealed record ListMembership(string List, Instant Since, Instant? Until);

/// <summary>A point in a person's history: event time, then the order of processing.</summary>
/// <param name="At">Event time.</param>
/// <param name="Sequence">The person's count of things processed.</param>
internal readonly record struct Mark(Instant At, long Sequence) : IComparable<Mark>
{
    public int CompareTo(Mark other) => At.CompareTo(other.At) is var order and not 0 ? order : Sequence.CompareTo(other.Sequence);
    public static bool operator >(Mark left, Mark right) => left.CompareTo(right) > 0;
    public static bool operator <(Mark left, Mark right) => left.CompareTo(right) < 0;
}

/// <summary>How often and when a person entered a journey (by key). Outlives runs and versions (R7).</summary>
internal sealed class JourneyEntries(string journey, string? key)
{
    public string Journey { get; set; } = journey;
    public string? Key { get; } = key;
    public long Count { get; set; }
    public Instant LastStart { get; set; }
    public Instant? LastEnd { get; set; }
    /// <summary>Starts inside the window of <c>at most n per d</c>, oldest first.</summary>
    public List<Instant> Window { get; } = [];
}

/// <summary>A message that was put into the outbox or kept back, with what is known of it.</summary>
internal sealed class SentMessage(long person, string message, ChannelKind channel, string? topic, int run, string place, int visit, Instant at)
{
    /// <summary>Person, run, place and visit: unique for ever.</summary>
    public string SendKey => sendKey ??= string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{person}-{Run}/{Place}/{Visit}");
    private string? sendKey;
    public string Message { get; } = message;
    public ChannelKind Channel { get; } = channel;
    public string? Topic { get; } = topic;
    public int Run { get; } = run;
    public string Place { get; } = place;
    public int Visit { get; } = visit;
    public Instant At { get; } = at;
    /// <summary>A bit per <see cref="Triggers.MessageState"/>.</summary>
    public int States { get; set; }
    /// <summary>In the outbox, and nothing heard since.</summary>
    public bool Pending { get; set; }

    /// <summary>Why it was asked back from the outbox; null when it was not.</summary>
    public string? CalledBackFor { get; set; }

    /// <summary>
    /// Whether limits count it (R18): it needed consent, and was or is being handed over, whatever the provider said.
    /// Skipped ones and ones taken back in time do not count.
    /// </summary>
    public bool CountsForLimits => Topic is not null && (Pending || Has(Triggers.MessageState.Sent) || Has(Triggers.MessageState.Failed));

    public bool Has(Triggers.MessageState state) => (States & 1 << (int)state) != 0;
    public void Set(Triggers.MessageState state) => States |= 1 << (int)state;
}

using System.Collections.Immutable;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Triggers;
using Journeys.Runtime.Values;
using NodaTime;

namespace Journeys.Runtime.Inputs;

/// <summary>Something from outside that happens to one person. Timers are not inputs: a decision always handles what is due.</summary>
/// <param name="ReceivedAt">When the host took it in; event time is never later (R10).</param>
public abstract record Input(Instant ReceivedAt);

/// <summary>An event.</summary>
/// <param name="Name">Its declared (or former) name.</param>
/// <param name="Record">Its values, complete with defaults.</param>
/// <param name="EventTime">When it happened; a later one than <paramref name="ReceivedAt"/> counts as that (R10).</param>
/// <param name="MessageId">The sender's id of the message that brought it, for the timeline; null for none. The store has already dropped repetitions of it.</param>
public sealed record EventInput(string Name, Record Record, Instant EventTime, string? MessageId, Instant ReceivedAt) : Input(ReceivedAt);

/// <summary>New values of attributes of the contact.</summary>
/// <param name="Values">Field name and value in CLR form (see <see cref="Record"/>); null clears an optional field. Fields that are not named stay.</param>
public sealed record AttributesInput(ImmutableArray<FieldValue> Values, Instant ReceivedAt) : Input(ReceivedAt);

/// <summary>A value of a field, by name so that it outlives changes of the schema.</summary>
/// <param name="Field">The declared or a former name.</param>
/// <param name="Value">The value in CLR form; null for missing.</param>
public readonly record struct FieldValue(string Field, object? Value);

/// <summary>A consent given or withdrawn.</summary>
/// <param name="Topic">The topic; null for every topic (an unsubscription from all mail).</param>
/// <param name="Channel">The channel; null for every channel.</param>
/// <param name="Given">Given, or withdrawn.</param>
/// <param name="Source">Where it comes from, as evidence: <c>import 2026-03-01.csv</c>, <c>one-click unsubscribe</c>.</param>
/// <param name="At">When the person said so; the newest word counts, a withdrawal wins a tie.</param>
public sealed record ConsentInput(string? Topic, ChannelKind? Channel, bool Given, string Source, Instant At, Instant ReceivedAt) : Input(ReceivedAt);

/// <summary>Membership in a hand-kept list.</summary>
/// <param name="List">The list's name.</param>
/// <param name="Member">Added, or removed.</param>
/// <param name="Until">When membership ends by itself; null for never.</param>
public sealed record ListInput(string List, bool Member, Instant? Until, Instant ReceivedAt) : Input(ReceivedAt);

/// <summary>A suppression set or lifted by hand, or brought by an import.</summary>
/// <param name="Channel">The channel; null for all.</param>
/// <param name="Suppressed">Set, or lifted.</param>
/// <param name="Reason">Why, for the record.</param>
public sealed record SuppressionInput(ChannelKind? Channel, bool Suppressed, string Reason, Instant ReceivedAt) : Input(ReceivedAt);

/// <summary>What became of the hand-over of a message.</summary>
/// <param name="SendKey">The key of the message in the outbox.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Detail">The provider's words, or the reason of a cancellation.</param>
public sealed record DeliveryInput(string SendKey, DeliveryOutcome Outcome, string Detail, Instant ReceivedAt) : Input(ReceivedAt);

/// <summary>News of a message that was handed over.</summary>
/// <param name="SendKey">The key of the message in the outbox.</param>
/// <param name="What">What happened.</param>
/// <param name="At">When it happened.</param>
public sealed record MessageInput(string SendKey, MessageNews What, Instant At, Instant ReceivedAt) : Input(ReceivedAt)
{
    /// <summary>The message's name, for news that comes long after the person's state has forgotten the send key; null where unknown.</summary>
    public string? Message { get; init; }
    /// <summary>The address that was clicked.</summary>
    public string? Url { get; init; }
    /// <summary>Whether a bounce is for good: it then suppresses the channel.</summary>
    public bool Hard { get; init; }
    /// <summary>The text of a reply, or a provider's words.</summary>
    public string? Text { get; init; }
}

/// <summary>What a provider or a tracking address tells about a message.</summary>
public enum MessageNews
{
    /// <summary>It reached the mailbox.</summary>
    Delivered,
    /// <summary>A human opened it, as far as can be told (R20).</summary>
    Opened,
    /// <summary>A human clicked a link.</summary>
    Clicked,
    /// <summary>It came back.</summary>
    Bounced,
    /// <summary>The person reported it as unwanted: suppresses the channel.</summary>
    Complained,
    /// <summary>The person answered.</summary>
    Replied,
}

/// <summary>Maps news to the states that journeys can ask for.</summary>
internal static class MessageNewsExtensions
{
    /// <summary>The state; null for a complaint, which is an event but no state.</summary>
    public static MessageState? State(this MessageNews news) => news switch
    {
        MessageNews.Delivered => MessageState.Delivered,
        MessageNews.Opened => MessageState.Opened,
        MessageNews.Clicked => MessageState.Clicked,
        MessageNews.Bounced => MessageState.Bounced,
        MessageNews.Replied => MessageState.Replied,
        _ => null,
    };
}

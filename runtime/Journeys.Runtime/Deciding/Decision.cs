using System.Collections.Immutable;
using Journeys.Runtime.People;
using Journeys.Runtime.Programs;
using NodaTime;

namespace Journeys.Runtime.Deciding;

/// <summary>What a decision brings: the whole of what the shell has to store, in one transaction.</summary>
/// <param name="Person">The person's new state.</param>
/// <param name="Due">When the person must be looked at again without any input; null for never.</param>
/// <param name="Outbox">Messages to hand over.</param>
/// <param name="Cancelled">Messages in the outbox that must not be handed over any more.</param>
/// <param name="Timeline">Every decision with its reason, in the order it was made.</param>
public sealed record Decision(Person Person, Instant? Due, ImmutableArray<OutgoingMessage> Outbox, ImmutableArray<CancelledSend> Cancelled, ImmutableArray<TimelineEntry> Timeline);

/// <summary>A message that has passed the gate.</summary>
/// <param name="SendKey">Unique for ever: run id, place and visit. The same key is never given to two messages.</param>
/// <param name="Channel">Its channel.</param>
/// <param name="Topic">Its topic; null for a transactional message.</param>
/// <param name="MessageName">The declared name.</param>
/// <param name="To">The address, as the contact's field has it.</param>
/// <param name="Content">The rendered message; its From is already the channel's where it had none of its own (null where neither says).</param>
/// <param name="UnsubscribeUrl">The one-click address; null for a transactional message.</param>
/// <param name="At">When it was decided.</param>
public sealed record OutgoingMessage(string SendKey, ChannelKind Channel, string? Topic, string MessageName, string To, RenderedMessage Content, string? UnsubscribeUrl, Instant At);

/// <summary>
/// Asks that a message be taken out of the outbox. Where it was still pending the host answers with a
/// <see cref="Inputs.DeliveryInput"/> of outcome Cancelled; where it was handed over already nothing can be recalled (R17).
/// </summary>
/// <param name="SendKey">The message.</param>
/// <param name="Reason">A stable word: suppressed, consent, ended, abandoned.</param>
public sealed record CancelledSend(string SendKey, string Reason);

/// <summary>One line of a person's timeline.</summary>
/// <param name="At">When it was decided; for an event, when it was processed.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Journey">The journey concerned; null for none.</param>
/// <param name="RunId">The run concerned; null for none.</param>
/// <param name="Place">The place in the journey; null for none.</param>
/// <param name="Text">A sentence for a marketer.</param>
public sealed record TimelineEntry(Instant At, TimelineKind Kind, string? Journey, string? RunId, string? Place, string Text)
{
    /// <summary>The values the decision stood on, by stable names (reason, zone, due, message, sendKey …).</summary>
    public ImmutableArray<TimelineDetail> Details { get; init; } = [];
    /// <summary>Where the step or the journey is written; null for what no source line decided.</summary>
    public SourceRef? Source { get; init; }

    /// <summary>A detail by name, or null.</summary>
    public string? Detail(string name)
    {
        foreach (var detail in Details) if (detail.Name == name) return detail.Value;
        return null;
    }
}

/// <summary>A named value of a timeline entry.</summary>
public readonly record struct TimelineDetail(string Name, string Value);

/// <summary>Kinds of timeline entry. The names are stored: they never change.</summary>
public enum TimelineKind
{
    /// <summary>The contact became known.</summary>
    Created,
    /// <summary>An event was processed.</summary>
    Event,
    /// <summary>An event with a unique key already seen was dropped (R1).</summary>
    Duplicate,
    /// <summary>An event older than <c>late events</c> entered history only (R10).</summary>
    Late,
    /// <summary>Something in an input could not be used.</summary>
    Rejected,
    /// <summary>Attributes changed.</summary>
    Attributes,
    /// <summary>A consent was given or withdrawn.</summary>
    Consent,
    /// <summary>A suppression was set or lifted.</summary>
    Suppression,
    /// <summary>List membership changed.</summary>
    List,
    /// <summary>A run began.</summary>
    Entered,
    /// <summary>A start did not lead to a run; the detail <c>reason</c> says why (R6).</summary>
    NotEntered,
    /// <summary>A goal was reached.</summary>
    Goal,
    /// <summary>A run ended; the detail <c>reason</c> says how.</summary>
    Ended,
    /// <summary>A run was set aside after a failure (R33).</summary>
    SetAside,
    /// <summary>A person rests at a wait.</summary>
    Waiting,
    /// <summary>A wait's due time was computed anew (R14).</summary>
    Recomputed,
    /// <summary>A wait is over because its time is up.</summary>
    TimeUp,
    /// <summary>An arm of a race, an <c>until</c> or a case of a choice was taken.</summary>
    Taken,
    /// <summary>A loop began its next round, or was left.</summary>
    Loop,
    /// <summary>A message is held by a gate.</summary>
    Held,
    /// <summary>A message was put into the outbox.</summary>
    Queued,
    /// <summary>A message was taken back from the outbox.</summary>
    Cancelled,
    /// <summary>A provider accepted a message.</summary>
    Sent,
    /// <summary>A gate kept a message back for good.</summary>
    Skipped,
    /// <summary>A provider refused a message.</summary>
    Failed,
    /// <summary>A hand-over was put off and will be tried again.</summary>
    Deferred,
    /// <summary>News of a message: delivered, opened, clicked, bounced, complained, replied.</summary>
    Message,
    /// <summary>A value was set by a journey.</summary>
    Set,
}

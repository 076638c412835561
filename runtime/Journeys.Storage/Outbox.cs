using Journeys.Runtime.People;
using NodaTime;

namespace Journeys.Storage;

/// <summary>Where a message stands. The numbers are stored: never change one.</summary>
public enum OutboxState
{
    /// <summary>Never attempted.</summary>
    Pending = 0,
    /// <summary>Handed over or about to be; not acknowledged yet. After a crash: in doubt until resolved.</summary>
    Attempted = 1,
    /// <summary>Failed for a passing reason; to be tried again at <see cref="OutboxRow.RetryAt"/>.</summary>
    Retry = 2,
    /// <summary>Accepted by the provider. Final.</summary>
    Sent = 3,
    /// <summary>Refused for good. Final.</summary>
    Failed = 4,
    /// <summary>Nobody knows whether the provider took it; not sent again. May still be resolved to sent, failed or retry.</summary>
    InDoubt = 5,
    /// <summary>Given up on: a poisoned message or one that was tried too often. Final, listed for a person to look at.</summary>
    Dead = 6,
    /// <summary>Taken back before hand-over. Final.</summary>
    Cancelled = 7,
}

/// <summary>A message and where it stands.</summary>
/// <param name="Seq">Rises with commits and is never reused.</param>
/// <param name="SendKey">Unique per person for ever.</param>
/// <param name="Person">The recipient.</param>
/// <param name="Channel">The channel's name.</param>
/// <param name="Payload">The encoded message.</param>
/// <param name="At">When it was decided.</param>
public sealed record OutboxRow(long Seq, string SendKey, PersonKey Person, string Channel, ReadOnlyMemory<byte> Payload, Instant At)
{
    /// <summary>Where the message stood when it was read.</summary>
    public OutboxState State { get; init; }
    /// <summary>How often it was handed over, the attempt under way included.</summary>
    public int Attempts { get; init; }
    /// <summary>When to try again, in state <see cref="OutboxState.Retry"/>.</summary>
    public Instant? RetryAt { get; init; }
    /// <summary>When <see cref="State"/> was reached.</summary>
    public Instant ChangedAt { get; init; } = At;
    /// <summary>What the provider said last.</summary>
    public string? Detail { get; init; }
}

/// <summary>
/// The end of an attempt. Ignored when the message is neither <see cref="OutboxState.Attempted"/> nor
/// <see cref="OutboxState.InDoubt"/> any more, so that reporting twice does no harm.
/// </summary>
/// <param name="Seq">The message; each once in a call.</param>
/// <param name="State">The state it reaches: anything but pending, attempted and cancelled.</param>
/// <param name="At">When.</param>
/// <param name="Detail">What the provider said; cut at 1,000 characters.</param>
public sealed record OutboxFinish(long Seq, OutboxState State, Instant At, string? Detail)
{
    /// <summary>When to try again; required in state <see cref="OutboxState.Retry"/>, otherwise null. Rounded up to a microsecond.</summary>
    public Instant? RetryAt { get; init; }
    /// <summary>The delivery input to append to the person's inbox in the same transaction; null for none.</summary>
    public ReadOnlyMemory<byte>? InboxPayload { get; init; }
}

/// <summary>How many messages stand where.</summary>
/// <param name="Pending">Never attempted.</param>
/// <param name="Attempted">Under way.</param>
/// <param name="Retry">Waiting for another try.</param>
/// <param name="Sent">Accepted.</param>
/// <param name="Failed">Refused.</param>
/// <param name="InDoubt">Unknown.</param>
/// <param name="Dead">Given up on.</param>
/// <param name="Cancelled">Taken back.</param>
public sealed record OutboxCounts(long Pending, long Attempted, long Retry, long Sent, long Failed, long InDoubt, long Dead, long Cancelled)
{
    /// <summary>Messages that are not at rest: a dispatcher still has something to do.</summary>
    public long Open => Pending + Attempted + Retry;
}

using System.Collections.Immutable;
using Journeys.Runtime.People;
using NodaTime;

namespace Journeys.Storage;

/// <summary>
/// What a batch of decisions changes, written in one transaction or not at all.
/// Every person that <see cref="People"/>, <see cref="Outbox"/>, <see cref="Cancellations"/> or <see cref="Timeline"/> names
/// must be of a shard in <see cref="ShardAdvances"/>. Any order will do: the store writes in key order.
/// </summary>
public sealed record Commit
{
    /// <summary>The shards the batch belongs to; each once.</summary>
    public required ImmutableArray<ShardAdvance> ShardAdvances { get; init; }
    /// <summary>People to write; each once.</summary>
    public ImmutableArray<PersonWrite> People { get; init; } = [];
    /// <summary>New messages to hand over, in the order they shall be handed over.</summary>
    public ImmutableArray<OutboxWrite> Outbox { get; init; } = [];
    /// <summary>Messages that must not be handed over any more. Applied after <see cref="Outbox"/>.</summary>
    public ImmutableArray<OutboxCancellation> Cancellations { get; init; } = [];
    /// <summary>New timeline rows, per person in the order they shall be read.</summary>
    public ImmutableArray<TimelineWrite> Timeline { get; init; } = [];
    /// <summary>The (virtual) time of the batch, to be kept so that time never goes back on restart; an earlier one than stored is ignored.</summary>
    public Instant? Clock { get; init; }
}

/// <summary>Moves a shard on by one batch.</summary>
/// <param name="Claim">The latest claim of the shard.</param>
/// <param name="InboxApplied">The <see cref="InboxRow.Seq"/> up to which inputs are applied by this batch; the claim's own value when none are.</param>
public sealed record ShardAdvance(ShardClaim Claim, long InboxApplied);

/// <summary>The new state of a person.</summary>
/// <param name="Key">The person.</param>
/// <param name="State">The encoded aggregate.</param>
/// <param name="Due">When the person must be decided again; null when only an input can wake them. Rounded up to a microsecond.</param>
public sealed record PersonWrite(PersonKey Key, ReadOnlyMemory<byte> State, Instant? Due);

/// <summary>A message to hand over.</summary>
/// <param name="SendKey">Run, place and visit; unique per person for ever, at most 200 characters. A key written before is not written again, see <see cref="CommitResult.RepeatedSendKeys"/>.</param>
/// <param name="Person">The recipient.</param>
/// <param name="Channel">The channel's name, at most 100 characters.</param>
/// <param name="Payload">The encoded message.</param>
/// <param name="At">When the message was decided.</param>
public sealed record OutboxWrite(string SendKey, PersonKey Person, string Channel, ReadOnlyMemory<byte> Payload, Instant At);

/// <summary>
/// Takes a message back. Waiting rows become <see cref="OutboxState.Cancelled"/> at once. A row under way is cancelled
/// as soon as its attempt ends with <see cref="OutboxState.Retry"/>; if it ends otherwise, the message is gone and nothing happens.
/// </summary>
/// <param name="SendKey">The message's key.</param>
/// <param name="Person">The recipient.</param>
/// <param name="InboxPayload">The input to append to the person's inbox when the row is really cancelled.</param>
/// <param name="At">When it was decided.</param>
public sealed record OutboxCancellation(string SendKey, PersonKey Person, ReadOnlyMemory<byte> InboxPayload, Instant At);

/// <summary>A decision to be remembered.</summary>
/// <param name="Person">Whom it concerned.</param>
/// <param name="At">When it was taken.</param>
/// <param name="Payload">The encoded entry.</param>
public sealed record TimelineWrite(PersonKey Person, Instant At, ReadOnlyMemory<byte> Payload);

/// <summary>A stored timeline entry.</summary>
/// <param name="Seq">Rises with time of writing.</param>
/// <param name="Person">Whom it concerned.</param>
/// <param name="At">When the decision was taken.</param>
/// <param name="Payload">The encoded entry.</param>
public sealed record TimelineRow(long Seq, PersonKey Person, Instant At, ReadOnlyMemory<byte> Payload);

/// <summary>What a commit gave back.</summary>
/// <param name="Outbox">The new messages with their sequence numbers, in the order given: the dispatcher takes them from here, not from the database.</param>
/// <param name="Claims">The claims for the next batch, in the order of <see cref="Commit.ShardAdvances"/>.</param>
/// <param name="RepeatedSendKeys">Keys that had been written before: such a message is not written twice. Normally empty; worth a warning.</param>
public sealed record CommitResult(ImmutableArray<OutboxRow> Outbox, ImmutableArray<ShardClaim> Claims, ImmutableArray<string> RepeatedSendKeys);

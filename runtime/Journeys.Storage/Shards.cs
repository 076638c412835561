using System.Collections.Immutable;
using Journeys.Runtime.People;
using NodaTime;

namespace Journeys.Storage;

/// <summary>
/// The right to commit for a shard. Good for exactly one commit: <see cref="CommitResult.Claims"/> carries the next one.
/// Whoever claims the shard after that raises the epoch, and this claim is then refused.
/// </summary>
/// <param name="Shard">The shard's number.</param>
/// <param name="Epoch">Rises with every claim of the shard.</param>
/// <param name="BatchNo">The number of the last committed batch.</param>
/// <param name="InboxApplied">The <see cref="InboxRow.Seq"/> up to which the shard's inbox has been applied.</param>
public sealed record ShardClaim(int Shard, long Epoch, long BatchNo, long InboxApplied);

/// <summary>An input that waits to be applied.</summary>
/// <param name="Seq">Rises with arrival within a shard and is never reused.</param>
/// <param name="Person">Whom it concerns.</param>
/// <param name="Payload">As it was ingested.</param>
public sealed record InboxRow(long Seq, PersonKey Person, ReadOnlyMemory<byte> Payload);

/// <summary>What the owner of some shards has to do next.</summary>
/// <param name="Inputs">
/// Inputs past the watermark, those of each shard in arrival order. Where there are more than asked for, whole runs of few shards are given
/// (neighbours in the tables, which is many times faster), always an unbroken prefix of a shard's inbox;
/// later reads go on with the other shards.
/// </param>
/// <param name="Due">People whose due time has come, the earliest first.</param>
/// <param name="NextDue">The earliest due time after now over the claimed shards; null when nobody waits.</param>
/// <param name="More">A limit cut the answer: read again after the commit without waiting.</param>
public sealed record Work(ImmutableArray<InboxRow> Inputs, ImmutableArray<PersonKey> Due, Instant? NextDue, bool More)
{
    /// <summary>Nothing to do now.</summary>
    public bool IsEmpty => Inputs.IsEmpty && Due.IsEmpty;
}

/// <summary>A person as stored.</summary>
/// <param name="Key">The person.</param>
/// <param name="State">The encoded aggregate; empty for a person who has never been written.</param>
/// <param name="CreatedAt">When the first input about this person arrived.</param>
public sealed record PersonRow(PersonKey Key, ReadOnlyMemory<byte> State, Instant CreatedAt);

/// <summary>
/// A commit was refused because another owner has claimed the shard, or because its batch has been committed already.
/// Nothing was written. The worker drops what it holds of the shard in memory and claims it anew if it is to own it.
/// </summary>
public sealed class ShardLostException(int shard)
    : StoreException($"Shard {shard} belongs to another worker now: nothing of this batch was written.")
{
    /// <summary>The shard that was lost.</summary>
    public int Shard { get; } = shard;
}

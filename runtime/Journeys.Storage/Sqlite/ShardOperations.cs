using System.Collections.Immutable;
using Journeys.Storage.Sqlite.Native;

namespace Journeys.Storage.Sqlite;

/// <summary>Claims shards and fences those who lost them.</summary>
internal static class ShardOperations
{
    public static ImmutableArray<ShardClaim> Claim(Session session, IReadOnlyList<int> shards, string owner)
    {
        var update = session.Prepare("UPDATE shard SET epoch = epoch + 1, owner = ? WHERE shard = ? RETURNING epoch, batch_no, inbox_applied");
        var claims = ImmutableArray.CreateBuilder<ShardClaim>(shards.Count);
        foreach (var shard in shards)
        {
            update.Bind(1, owner).Bind(2, shard);
            if (!update.Step()) throw new ArgumentException($"There is no shard {shard}.");
            claims.Add(new ShardClaim(shard, update.Integer(0), update.Integer(1), update.Integer(2)));
            update.Reset();
        }

        return claims.MoveToImmutable();
    }

    /// <summary>
    /// Moves shards on by one batch, and with them their watermarks. Applied inbox rows are deleted here and now: a range at
    /// the head of the shard's inbox, cheap, and the table stays as small as its backlog. What they did is in the timeline.
    /// </summary>
    public static ImmutableArray<ShardClaim> Advance(Session session, ImmutableArray<ShardAdvance> advances)
    {
        var update = session.Prepare("UPDATE shard SET batch_no = ?1, inbox_applied = ?2 WHERE shard = ?3 AND epoch = ?4 AND batch_no = ?1 - 1");
        var delete = session.Prepare("DELETE FROM inbox WHERE shard = ? AND seq <= ?");
        var claims = ImmutableArray.CreateBuilder<ShardClaim>(advances.Length);
        foreach (var (claim, applied) in advances)
        {
            var batch = claim.BatchNo + 1;
            if (update.Bind(1, batch).Bind(2, applied).Bind(3, claim.Shard).Bind(4, claim.Epoch).Execute() == 0) throw new ShardLostException(claim.Shard);
            claims.Add(claim with { BatchNo = batch, InboxApplied = applied });
        }

        foreach (var (claim, applied) in advances)
            if (applied > claim.InboxApplied) delete.Bind(1, claim.Shard).Bind(2, applied).Execute();
        return claims.MoveToImmutable();
    }
}

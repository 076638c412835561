using System.Collections.Immutable;
using Journeys.Storage.SqlServer.Statements;
using Journeys.Storage.SqlServer.Wire;
using Microsoft.Data.SqlClient;

namespace Journeys.Storage.SqlServer;

/// <summary>Sends a batch of decisions in one round trip.</summary>
internal sealed class SqlServerCommit(SqlServerDatabase database)
{
    private const int Written = 0;
    private const int ShardLost = 1;

    public async Task<CommitResult> RunAsync(Commit commit, CancellationToken ct)
    {
        var repeated = ImmutableArray.CreateBuilder<string>();
        var messages = Distinct(commit.Outbox, repeated);
        var cancellations = commit.Cancellations.DistinctBy(cancellation => (cancellation.Person, cancellation.SendKey)).ToList();
        var (status, shard, seqs) = await database.ReadAsync(
            CommitStatements.Commit, () => Parameters(commit, messages, cancellations), reader => ReadAsync(reader, ct), ct).ConfigureAwait(false);
        if (status == ShardLost) throw new ShardLostException(shard);
        if (status != Written) throw new ArgumentException("The commit writes a person who does not exist; people are created by ingesting their first input.");

        var rows = ImmutableArray.CreateBuilder<OutboxRow>();
        for (var i = 0; i < messages.Count; i++)
        {
            var message = messages[i];
            if (seqs.TryGetValue(i, out var seq)) rows.Add(new OutboxRow(seq, message.SendKey, message.Person, message.Channel, message.Payload, Micros.Instant(Micros.Floor(message.At))));
            else repeated.Add(message.SendKey);
        }

        var claims = commit.ShardAdvances.Select(advance => advance.Claim with { BatchNo = advance.Claim.BatchNo + 1, InboxApplied = advance.InboxApplied });
        return new CommitResult(rows.ToImmutable(), [.. claims], repeated.ToImmutable());
    }

    private static SqlParameter[] Parameters(Commit commit, List<OutboxWrite> messages, List<OutboxCancellation> cancellations) =>
    [
        TableTypes.Advances.Parameter("@advances", commit.ShardAdvances),
        TableTypes.People.Parameter("@people", commit.People),
        TableTypes.Outbox.Parameter("@outbox", messages),
        TableTypes.Cancellations.Parameter("@cancellations", cancellations),
        TableTypes.Timeline.Parameter("@timeline", commit.Timeline),
        SqlServerDatabase.Int("@peopleCount", commit.People.Length),
        SqlServerDatabase.Long("@outboxCount", messages.Count),
        SqlServerDatabase.Int("@cancellationCount", cancellations.Count),
        SqlServerDatabase.Long("@timelineCount", commit.Timeline.Length),
        SqlServerDatabase.Long("@clock", commit.Clock is { } clock ? Micros.Floor(clock) : null),
    ];

    private static async Task<(int Status, int Shard, Dictionary<int, long> Seqs)> ReadAsync(SqlDataReader reader, CancellationToken ct)
    {
        await reader.ReadAsync(ct).ConfigureAwait(false);
        var (status, shard) = (reader.GetInt32(0), reader.GetInt32(1));
        var seqs = new Dictionary<int, long>();
        if (status == Written && await reader.NextResultAsync(ct).ConfigureAwait(false))
            while (await reader.ReadAsync(ct).ConfigureAwait(false)) seqs.Add(reader.GetInt32(0), reader.GetInt64(1));
        return (status, shard, seqs);
    }

    private static List<OutboxWrite> Distinct(ImmutableArray<OutboxWrite> messages, ImmutableArray<string>.Builder repeated)
    {
        var keys = new HashSet<(long, string)>();
        var distinct = new List<OutboxWrite>(messages.Length);
        foreach (var message in messages)
        {
            if (keys.Add((message.Person.Id, message.SendKey))) distinct.Add(message);
            else repeated.Add(message.SendKey);
        }

        return distinct;
    }
}

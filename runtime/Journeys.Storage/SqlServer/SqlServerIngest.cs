using System.Collections.Immutable;
using Journeys.Storage.SqlServer.Statements;
using Journeys.Storage.SqlServer.Wire;
using Microsoft.Data.SqlClient;

namespace Journeys.Storage.SqlServer;

/// <summary>Ingest: one round trip to read, one to write, repeated when another ingest was first.</summary>
internal sealed class SqlServerIngest(SqlServerDatabase database, StoreOptions options)
{
    private const int Block = 1_000;
    private const int MostPurged = 2_000;
    private readonly Lock ids = new();
    private long nextId;
    private long endId;

    public async Task<ImmutableArray<IngestResult>> RunAsync(IReadOnlyList<IngestItem> items, CancellationToken ct)
    {
        if (items.Count == 0) return [];
        var results = await database.RunAsync(connection => TryAsync(connection, items, ct), ct, repeatDuplicates: true).ConfigureAwait(false);
        var before = Micros.Floor(items.Max(item => item.ReceivedAt) - options.MessageIdsKept);
        // In proportion to what came, and below the 5,000 locks at which a server locks the whole table.
        var most = Math.Min(2 * items.Count, MostPurged);
        await database.ExecuteAsync(IngestStatements.Purge, () => [SqlServerDatabase.Int("@most", most), SqlServerDatabase.Long("@before", before)], ct).ConfigureAwait(false);
        return results;
    }

    private async Task<ImmutableArray<IngestResult>> TryAsync(SqlConnection connection, IReadOnlyList<IngestItem> items, CancellationToken ct)
    {
        var (known, seen) = await ResolveAsync(connection, items, ct).ConfigureAwait(false);
        var nextNew = await TakeIdsAsync(connection, items.Count(item => item.Person is null && !item.Identities.Any(known.ContainsKey)), ct).ConfigureAwait(false);
        var plan = new IngestPlan(items, known, seen, () => nextNew++);
        var command = database.Command(
            connection,
            IngestStatements.Write,
            TableTypes.NewPeople.Parameter("@people", plan.People),
            TableTypes.Identities.Parameter("@identities", plan.Identities),
            TableTypes.MessageIds.Parameter("@seen", plan.MessageIds),
            TableTypes.Inbox.Parameter("@append", plan.Inbox));
        await using (command.ConfigureAwait(false)) await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
        return plan.Results;
    }

    private async Task<(Dictionary<Identity, long> Known, Dictionary<string, long> Seen)> ResolveAsync(SqlConnection connection, IReadOnlyList<IngestItem> items, CancellationToken ct)
    {
        var identities = items.SelectMany(item => item.Identities).Distinct().Select(identity => (identity, 0L)).ToList();
        var messages = items.Select(item => item.MessageId).OfType<string>().Distinct(StringComparer.Ordinal).Select(id => (id, 0L, 0L)).ToList();
        var known = new Dictionary<Identity, long>();
        var seen = new Dictionary<string, long>(StringComparer.Ordinal);
        if (identities.Count == 0 && messages.Count == 0) return (known, seen);

        var command = database.Command(connection, IngestStatements.Resolve, TableTypes.Identities.Parameter("@identities", identities), TableTypes.MessageIds.Parameter("@seen", messages));
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(ct).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(ct).ConfigureAwait(false)) known.Add(new Identity(reader.GetString(0), reader.GetString(1)), reader.GetInt64(2));
                await reader.NextResultAsync(ct).ConfigureAwait(false);
                while (await reader.ReadAsync(ct).ConfigureAwait(false)) seen.Add(reader.GetString(0), reader.GetInt64(1));
            }
        }

        return (known, seen);
    }

    /// <summary>
    /// Takes ids for new people. They come from the server in blocks; what a stopped program had left is never used,
    /// which does no harm: there are enough.
    /// </summary>
    private async Task<long> TakeIdsAsync(SqlConnection connection, int count, CancellationToken ct)
    {
        lock (ids)
        {
            if (endId - nextId >= count) return (nextId += count) - count;
        }

        var block = Math.Max(Block, count);
        var command = database.Command(connection, IngestStatements.ReserveIds, SqlServerDatabase.Long("@count", block));
        await using (command.ConfigureAwait(false))
        {
            if (await command.ExecuteScalarAsync(ct).ConfigureAwait(false) is not long first)
                throw new StoreException("SQL Server gave no ids for new people; the account needs UPDATE on the schema journeys, see docs/operations.md.");
            lock (ids) (nextId, endId) = (first + count, first + block);
            return first;
        }
    }
}

using System.Collections.Immutable;
using Journeys.Runtime.People;
using Journeys.Storage.SqlServer.Statements;
using Journeys.Storage.SqlServer.Wire;
using Microsoft.Data.SqlClient;
using NodaTime;

namespace Journeys.Storage.SqlServer;

/// <summary>Messages and their attempts.</summary>
internal sealed class SqlServerOutbox(SqlServerDatabase database)
{
    public Task<ImmutableArray<OutboxRow>> PendingAsync(long after, int max, CancellationToken ct) =>
        RowsAsync(OutboxStatements.Pending, max, ct, () => SqlServerDatabase.Long("@after", after));

    public Task<ImmutableArray<OutboxRow>> InterruptedAsync(CancellationToken ct) => RowsAsync(OutboxStatements.Interrupted, int.MaxValue, ct);

    public Task<ImmutableArray<OutboxRow>> RetriesDueAsync(Instant now, int max, CancellationToken ct) =>
        RowsAsync(OutboxStatements.RetriesDue, max, ct, () => SqlServerDatabase.Long("@now", Micros.Floor(now)));

    public Task<ImmutableArray<OutboxRow>> ListAsync(OutboxState state, int max, CancellationToken ct) =>
        RowsAsync(OutboxStatements.List, max, ct, () => SqlServerDatabase.Int("@state", (int)state));

    public async Task<OutboxRow?> FindAsync(PersonKey person, string sendKey, CancellationToken ct)
    {
        var rows = await RowsAsync(
            OutboxStatements.Find, 1, ct,
            () => SqlServerDatabase.Int("@shard", person.Shard), () => SqlServerDatabase.Long("@id", person.Id), () => SqlServerDatabase.Text("@sendKey", sendKey, Limits.Key)).ConfigureAwait(false);
        return rows is [var row] ? row : null;
    }

    public Task<OutboxCounts> CountAsync(CancellationToken ct) => database.ReadAsync(
        OutboxStatements.Count,
        () => [],
        async reader =>
        {
            var counts = new long[8];
            while (await reader.ReadAsync(ct).ConfigureAwait(false)) counts[reader.GetInt32(0)] = reader.GetInt64(1);
            return new OutboxCounts(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6], counts[7]);
        },
        ct);

    public async Task<ImmutableHashSet<long>> BeginAsync(IReadOnlyList<long> seqs, Instant at, CancellationToken ct)
    {
        var asked = seqs.Distinct().ToList();
        if (asked.Count == 0) return [];
        return await database.ReadAsync(
            OutboxStatements.Begin,
            () => [TableTypes.Seqs.Parameter("@seqs", asked), SqlServerDatabase.Long("@at", Micros.Floor(at))],
            async reader =>
            {
                var begun = ImmutableHashSet.CreateBuilder<long>();
                while (await reader.ReadAsync(ct).ConfigureAwait(false)) begun.Add(reader.GetInt64(0));
                return begun.ToImmutable();
            },
            ct).ConfigureAwait(false);
    }

    public Task FinishAsync(IReadOnlyList<OutboxFinish> results, CancellationToken ct) =>
        results.Count == 0 ? Task.CompletedTask : database.ExecuteAsync(OutboxStatements.Finish, () => [TableTypes.Finishes.Parameter("@results", results)], ct);

    private Task<ImmutableArray<OutboxRow>> RowsAsync(string text, int max, CancellationToken ct, params Func<SqlParameter>[] parameters) => database.ReadAsync(
        text,
        () => [SqlServerDatabase.Long("@max", max), .. parameters.Select(parameter => parameter())],
        async reader =>
        {
            var rows = ImmutableArray.CreateBuilder<OutboxRow>();
            while (await reader.ReadAsync(ct).ConfigureAwait(false))
            {
                rows.Add(new OutboxRow(reader.GetInt64(0), reader.GetString(1), new PersonKey(reader.GetInt32(2), reader.GetInt64(3)), reader.GetString(4), reader.GetFieldValue<byte[]>(5), Micros.Instant(reader.GetInt64(6)))
                {
                    State = (OutboxState)reader.GetInt32(7),
                    Attempts = reader.GetInt32(8),
                    RetryAt = reader.IsDBNull(9) ? null : Micros.Instant(reader.GetInt64(9)),
                    ChangedAt = Micros.Instant(reader.GetInt64(10)),
                    Detail = reader.IsDBNull(11) ? null : reader.GetString(11),
                });
            }

            return rows.ToImmutable();
        },
        ct);
}

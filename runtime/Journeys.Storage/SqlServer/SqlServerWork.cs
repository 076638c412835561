using System.Collections.Immutable;
using Journeys.Runtime.People;
using Journeys.Storage.SqlServer.Statements;
using Journeys.Storage.SqlServer.Wire;
using NodaTime;

namespace Journeys.Storage.SqlServer;

/// <summary>Claims, work and people.</summary>
internal sealed class SqlServerWork(SqlServerDatabase database)
{
    // Where the next crowded reading begins, so that the first shards do not starve the last.
    private int next;

    public async Task<ImmutableArray<ShardClaim>> ClaimAsync(IReadOnlyList<int> shards, string owner, CancellationToken ct)
    {
        var asked = shards.Distinct().Select(shard => new ShardClaim(shard, 0, 0, 0)).ToList();
        var claims = await database.ReadAsync(
            WorkStatements.Claim,
            () => [TableTypes.Shards.Parameter("@shards", asked), SqlServerDatabase.Text("@owner", owner, Limits.Key)],
            async reader =>
            {
                var found = new Dictionary<int, ShardClaim>();
                while (await reader.ReadAsync(ct).ConfigureAwait(false))
                    found.Add(reader.GetInt32(0), new ShardClaim(reader.GetInt32(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3)));
                return found;
            },
            ct).ConfigureAwait(false);
        return [.. shards.Select(shard => claims.TryGetValue(shard, out var claim) ? claim : throw new ArgumentException($"There is no shard {shard}."))];
    }

    public Task<Work> ReadAsync(IReadOnlyList<ShardClaim> claims, Instant now, int maxInputs, int maxDue, CancellationToken ct)
    {
        var start = claims.Count == 0 ? 0 : Volatile.Read(ref next) % claims.Count;
        var turned = claims.Skip(start).Concat(claims.Take(start)).ToList();
        // One row more than asked for tells whether there are more.
        return database.ReadAsync(
            WorkStatements.Read,
            () =>
            [
                TableTypes.Shards.Parameter("@shards", turned), SqlServerDatabase.Long("@now", Micros.Floor(now)),
                SqlServerDatabase.Long("@maxInputs", maxInputs + 1L), SqlServerDatabase.Long("@maxDue", maxDue + 1L),
            ],
            async reader =>
            {
                var inputs = new List<InboxRow>();
                while (await reader.ReadAsync(ct).ConfigureAwait(false))
                    inputs.Add(new InboxRow(reader.GetInt64(1), new PersonKey(reader.GetInt32(0), reader.GetInt64(2)), reader.GetFieldValue<byte[]>(3)));
                await reader.NextResultAsync(ct).ConfigureAwait(false);
                var due = new List<PersonKey>();
                while (await reader.ReadAsync(ct).ConfigureAwait(false)) due.Add(new PersonKey(reader.GetInt32(0), reader.GetInt64(1)));
                await reader.NextResultAsync(ct).ConfigureAwait(false);
                Instant? nextDue = await reader.ReadAsync(ct).ConfigureAwait(false) && !reader.IsDBNull(0) ? Micros.Instant(reader.GetInt64(0)) : null;

                var more = inputs.Count > maxInputs || due.Count > maxDue;
                if (inputs.Count > maxInputs)
                {
                    Turn(claims, inputs, maxInputs);
                    inputs.RemoveRange(maxInputs, inputs.Count - maxInputs);
                }

                return new Work([.. inputs.OrderBy(row => row.Seq)], [.. due.Take(maxDue)], nextDue, more);
            },
            ct);
    }

    public async Task<ImmutableArray<PersonRow>> LoadAsync(IReadOnlyList<PersonKey> keys, CancellationToken ct)
    {
        var found = await database.ReadAsync(
            WorkStatements.Load,
            () => [TableTypes.Keys.Parameter("@keys", keys)],
            async reader =>
            {
                var rows = new PersonRow?[keys.Count];
                while (await reader.ReadAsync(ct).ConfigureAwait(false))
                {
                    var position = reader.GetInt32(0);
                    rows[position] = new PersonRow(keys[position], reader.GetFieldValue<byte[]>(1), Micros.Instant(reader.GetInt64(2)));
                }

                return rows;
            },
            ct).ConfigureAwait(false);
        return [.. found.OfType<PersonRow>()];
    }

    public Task<ImmutableArray<PersonKey>> PageAsync(PersonKey? after, int max, CancellationToken ct)
    {
        var (shard, id) = after ?? new PersonKey(-1, 0);
        return database.ReadAsync(
            WorkStatements.Page,
            () => [SqlServerDatabase.Long("@max", max), SqlServerDatabase.Int("@shard", shard), SqlServerDatabase.Long("@id", id)],
            async reader =>
            {
                var page = ImmutableArray.CreateBuilder<PersonKey>();
                while (await reader.ReadAsync(ct).ConfigureAwait(false)) page.Add(new PersonKey(reader.GetInt32(0), reader.GetInt64(1)));
                return page.ToImmutable();
            },
            ct);
    }

    public Task<ImmutableArray<TimelineRow>> TimelineAsync(PersonKey person, int max, CancellationToken ct) => database.ReadAsync(
        WorkStatements.Timeline,
        () => [SqlServerDatabase.Long("@max", max), SqlServerDatabase.Int("@shard", person.Shard), SqlServerDatabase.Long("@id", person.Id)],
        async reader =>
        {
            var rows = new List<TimelineRow>();
            while (await reader.ReadAsync(ct).ConfigureAwait(false))
                rows.Add(new TimelineRow(reader.GetInt64(0), person, Micros.Instant(reader.GetInt64(1)), reader.GetFieldValue<byte[]>(2)));
            rows.Reverse();
            return (ImmutableArray<TimelineRow>)[.. rows];
        },
        ct);

    private void Turn(IReadOnlyList<ShardClaim> claims, List<InboxRow> inputs, int max)
    {
        // The shard that was cut goes first next time only if it had no turn yet.
        var cut = inputs[max].Person.Shard;
        var had = max > 0 && inputs[max - 1].Person.Shard == cut;
        for (var i = 0; i < claims.Count; i++)
            if (claims[i].Shard == cut) Volatile.Write(ref next, had ? i + 1 : i);
    }
}

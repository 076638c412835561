using CsCheck;
using Journeys.Runtime.People;
using Journeys.Storage.SqlServer;
using NodaTime;

namespace Journeys.Storage.Tests.SqlServer;

/// <summary>SQL Server's ingest is decided in memory: it must decide as SQLite does, row by row, whatever comes.</summary>
public sealed class IngestPlanTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 1, 12, 0);

    private static readonly Gen<IngestItem> Items =
        from identities in Gen.Select(Gen.Bool, Gen.Int[0, 4]).Array[0, 3]
        from message in Gen.Int[-3, 6]
        from named in Gen.Int[0, 9]
        select new IngestItem([.. identities.Select(pair => new Identity(pair.Item1 ? "id" : "email", $"v{pair.Item2}"))], message < 0 ? null : $"m{message}", Noon, new byte[] { 1 })
        {
            Person = named == 0 ? PersonKey.Of(1) : null,
        };

    [Fact]
    public void Both_engines_resolve_alike() => Items.Array[0, 8].Array[1, 4].Sample(
        calls =>
        {
            var folder = Directory.CreateTempSubdirectory("journeys-plan-").FullName;
            try
            {
                return Compare(calls, Path.Combine(folder, "s.db")).GetAwaiter().GetResult();
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        },
        iter: 150,
        threads: 1);

    private static async Task<bool> Compare(IngestItem[][] calls, string file)
    {
        await using var store = StoreFactory.Open(new StoreOptions { Connection = $"sqlite:{file}", Durable = false });
        await store.InitialiseAsync(CancellationToken.None);
        var identities = new Dictionary<Identity, long>();
        var seen = new Dictionary<string, long>();
        var next = 1L;
        var inbox = 0;
        foreach (var call in calls)
        {
            var plan = new IngestPlan(call, new Dictionary<Identity, long>(identities), new Dictionary<string, long>(seen), () => next++);
            foreach (var (identity, person) in plan.Identities) identities.Add(identity, person);
            foreach (var (id, person, _) in plan.MessageIds) seen.Add(id, person);
            inbox += plan.Inbox.Count;
            if (!plan.Results.SequenceEqual(await store.IngestAsync(call, CancellationToken.None))) return false;
            foreach (var (identity, person) in identities)
                if (await store.FindAsync(identity, CancellationToken.None) != PersonKey.Of(person)) return false;
        }

        var claims = await store.ClaimAsync([.. Enumerable.Range(0, PersonKey.Shards)], "a", CancellationToken.None);
        return (await store.ReadWorkAsync(claims, Noon, 1000, 1000, CancellationToken.None)).Inputs.Length == inbox;
    }
}

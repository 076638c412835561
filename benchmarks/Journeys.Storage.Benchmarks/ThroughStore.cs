using System.Collections.Immutable;
using Journeys.Runtime.People;

namespace Journeys.Storage.Benchmarks;

/// <summary>The same rows through <see cref="IStore"/>, as the host's worker writes them.</summary>
public sealed class ThroughStore : IAsyncDisposable
{
    private readonly IStore store;
    private readonly ShardClaim[] claims;

    private ThroughStore(IStore store, ShardClaim[] claims) => (this.store, this.claims) = (store, claims);

    public static async Task<ThroughStore> OpenAsync(string path, bool durable, int people)
    {
        var store = StoreFactory.Open(new StoreOptions { Connection = $"sqlite:{path}", Durable = durable });
        await store.InitialiseAsync(default);
        foreach (var chunk in Enumerable.Range(1, people).Chunk(10_000))
            await store.IngestAsync([.. chunk.Select(i => new IngestItem([new Identity("email", $"p{i}@shop.example")], null, Workload.Start, default))], default);
        var claims = (await store.ClaimAsync([.. Enumerable.Range(0, PersonKey.Shards)], "bench", default)).ToArray();
        while (await store.ReadWorkAsync(claims, Workload.Start, 10_000, 0, default) is { Inputs.IsEmpty: false } work)
        {
            var advances = work.Inputs.GroupBy(row => row.Person.Shard).Select(rows => new ShardAdvance(claims[rows.Key], rows.Max(row => row.Seq)));
            foreach (var claim in (await store.CommitAsync(new Commit { ShardAdvances = [.. advances] }, default)).Claims) claims[claim.Shard] = claim;
        }

        return new ThroughStore(store, claims);
    }

    public async Task CommitAsync(Workload work, ImmutableArray<PersonKey> keys, int round)
    {
        var people = ImmutableArray.CreateBuilder<PersonWrite>(keys.Length);
        var outbox = ImmutableArray.CreateBuilder<OutboxWrite>(keys.Length);
        var timeline = ImmutableArray.CreateBuilder<TimelineWrite>(keys.Length);
        var shards = new bool[PersonKey.Shards];
        foreach (var key in keys)
        {
            shards[key.Shard] = true;
            people.Add(new PersonWrite(key, work.State, work.Due(key, round)));
            outbox.Add(new OutboxWrite(Workload.SendKey(key, round), key, "email", work.Message, Workload.Start));
            timeline.Add(new TimelineWrite(key, Workload.Start, work.Entry));
        }

        var result = await store.CommitAsync(new Commit
        {
            ShardAdvances = [.. claims.Where(claim => shards[claim.Shard]).Select(claim => new ShardAdvance(claim, claim.InboxApplied))],
            People = people.MoveToImmutable(),
            Outbox = outbox.MoveToImmutable(),
            Timeline = timeline.MoveToImmutable(),
        }, default);
        if (result.Outbox.Length != keys.Length) throw new InvalidOperationException("messages are missing");
        foreach (var claim in result.Claims) claims[claim.Shard] = claim;
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();
}

using System.Collections.Immutable;
using Journeys.Host.Clock;
using Journeys.Host.Sending;
using Journeys.Runtime.Deciding;
using Journeys.Runtime.Inputs;
using Journeys.Runtime.People;
using Journeys.Storage;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Journeys.Host.Workers;

/// <summary>
/// Decides for the people of the shards this process owns: reads what arrived and what fell due, decides person by person,
/// commits up to a thousand transitions at once, passes the fresh messages on. Sleeps until the next due instant or a poke.
/// </summary>
internal sealed partial class ShardWorker(
    IStore store, IShardOwner owner, Engine engine, IObjectLookup objects, OutboxFeed feed, WorkerOptions options,
    StoreRetry retry, HostHealth health, VirtualClock clock, WorkGauge gauge, Action<ImmutableArray<DecisionEvent>> published, ILogger log)
{
    // Pokes come from this process only; what another one puts into the database is seen after this long at the latest.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(5);

    private readonly PersonCache cache = new(options.PeopleInMemory);
    private readonly Dictionary<int, ShardClaim> claims = [];
    private long decided;

    /// <summary>How many decisions have been committed since the start.</summary>
    public long Decided => Interlocked.Read(ref decided);

    /// <summary>Works until told to stop, after finishing the batch in flight, or until its shards are lost to another owner.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            await ClaimAsync(stopping);
            while (!stopping.IsCancellationRequested)
            {
                var now = clock.Now;
                var work = await retry.DoAsync("reading work", async token =>
                    await store.ReadWorkAsync([.. claims.Values], now, options.InputsPerBatch, options.PeoplePerBatch, token), stopping);
                // The clock is read again: an input may have arrived between its first reading and the store's answer.
                if (!work.IsEmpty) await DecideAsync(work, clock.Now);
                else if (!work.More) await SleepAsync(work.NextDue, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What was not committed waits in the store.
        }
        catch (ShardLostException lost)
        {
            health.Report("deciding", $"Another host has taken over shard {lost.Shard} of this database, so this one has stopped deciding. Stop one of the two: only one host may work on a database.", clock.Now);
            LogLost(lost, lost.Shard);
            throw;
        }
    }

    private async Task ClaimAsync(CancellationToken cancellation)
    {
        cache.Clear();
        var taken = await retry.DoAsync("claiming shards", async token => await store.ClaimAsync(owner.Shards, owner.Name, token), cancellation);
        claims.Clear();
        foreach (var claim in taken) claims[claim.Shard] = claim;
    }

    private async Task SleepAsync(Instant? nextDue, CancellationToken stopping)
    {
        var left = nextDue is { } due ? due - clock.Now : Duration.MaxValue;
        if (left <= Duration.Zero) return;
        var real = left > Duration.FromDays(10_000) ? LongestSleep : clock.ToReal(left.ToTimeSpan());
        gauge.End();
        try
        {
            await owner.WaitAsync(real < LongestSleep ? real : LongestSleep, stopping);
        }
        finally
        {
            gauge.Begin();
        }
    }

    // Not cancellable: a batch in flight is finished, so that a clean stop leaves nothing half done.
    private async Task DecideAsync(Work work, Instant now)
    {
        var inputs = new Dictionary<PersonKey, ImmutableArray<Input>.Builder>();
        var batch = new DecisionBatch(now);
        foreach (var row in work.Inputs)
        {
            batch.Apply(row);
            if (!inputs.TryGetValue(row.Person, out var list)) inputs[row.Person] = list = ImmutableArray.CreateBuilder<Input>();
            // An import made while no host ran may be dated by real time, ahead of a demonstration's clock.
            if (ReadInput(row) is { } input) list.Add(input.ReceivedAt > now ? input with { ReceivedAt = now } : input);
        }
        foreach (var key in work.Due) inputs.TryAdd(key, ImmutableArray.CreateBuilder<Input>());

        foreach (var person in await LoadAsync(inputs.Keys, batch))
            batch.Add(engine.Decide(person, inputs[person.Key].ToImmutable(), now, objects));

        try
        {
            await CommitAsync(batch);
        }
        catch (StoreException trouble) when (trouble is not ShardLostException)
        {
            await StartOverAsync(trouble);
        }
        catch (Exception trouble) when (trouble is System.Data.Common.DbException or IOException or TimeoutException)
        {
            await StartOverAsync(trouble);
        }
    }

    private async Task CommitAsync(DecisionBatch batch)
    {
        var result = await store.CommitAsync(batch.ToCommit(claims), CancellationToken.None);
        foreach (var claim in result.Claims) claims[claim.Shard] = claim;
        foreach (var decision in batch.Decisions) cache.Put(decision.Person.Key, decision.Person);
        foreach (var key in result.RepeatedSendKeys) LogRepeated(key);
        feed.Publish(result.Outbox);
        Interlocked.Add(ref decided, batch.Decisions.Count);
        health.Clear("committing");
        published([.. batch.Decisions.SelectMany(decision => decision.Timeline.Select(entry => new DecisionEvent(decision.Person.Key, Naming.Of(decision.Person), entry)))]);
    }

    // A commit that failed may or may not have been written. The claims say which: taken anew, they give the true watermark,
    // and the messages it may have written are found in the store.
    private async Task StartOverAsync(Exception trouble)
    {
        health.Report("committing", $"A batch of decisions could not be written: {trouble.Message} It is decided again from what is stored; nothing is lost.", clock.Now);
        LogCommitFailed(trouble);
        await ClaimAsync(CancellationToken.None);
        feed.LookAgain();
    }

    private async Task<List<Person>> LoadAsync(IReadOnlyCollection<PersonKey> keys, DecisionBatch batch)
    {
        var people = new List<Person>(keys.Count);
        var missing = new List<PersonKey>();
        foreach (var key in keys)
        {
            if (cache.Take(key) is { } person) people.Add(person);
            else missing.Add(key);
        }
        if (missing.Count == 0) return people;
        var rows = await retry.DoAsync("loading people", async token => await store.LoadPeopleAsync(missing, token), CancellationToken.None);
        foreach (var row in rows)
        {
            try
            {
                people.Add(row.State.IsEmpty
                    ? Person.Create(row.Key, row.CreatedAt, engine.Programs)
                    : PersonCodec.Read(row.State.Span, engine.Programs));
            }
            catch (InvalidDataException damaged)
            {
                // Their neighbours go on; without a due time they do not come up again and again.
                batch.SetAside(row);
                health.Report($"person {row.Key.Id}", $"What is stored of person {row.Key.Id} cannot be read, so nothing is decided for them: {damaged.Message}", clock.Now);
                LogUnreadable(damaged, row.Key.Id);
            }
        }
        return people;
    }

    private Input? ReadInput(InboxRow row)
    {
        try
        {
            return InputCodec.Read(row.Payload.Span, engine.Programs);
        }
        catch (InvalidDataException damaged)
        {
            // Stopping for it would keep everybody else waiting; it stays in the inbox table, and in the log by its number.
            health.Report($"input {row.Seq}", $"Input {row.Seq} of person {row.Person.Id} cannot be read and was passed over: {damaged.Message}", clock.Now);
            LogDamaged(damaged, row.Seq, row.Person.Id);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "Shard {Shard} was taken over by another owner; deciding has stopped.")]
    private partial void LogLost(Exception lost, int shard);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A batch could not be committed and is decided again.")]
    private partial void LogCommitFailed(Exception trouble);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {SendKey} had been written before and was not written again.")]
    private partial void LogRepeated(string sendKey);

    [LoggerMessage(Level = LogLevel.Error, Message = "What is stored of person {Person} cannot be read.")]
    private partial void LogUnreadable(Exception damaged, long person);

    [LoggerMessage(Level = LogLevel.Error, Message = "Input {Seq} of person {Person} cannot be read and was passed over.")]
    private partial void LogDamaged(Exception damaged, long seq, long person);
}

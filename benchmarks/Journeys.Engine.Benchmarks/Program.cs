using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Journeys.Channels.Email;
using Journeys.Engine.Benchmarks;
using Journeys.Host;
using Journeys.Host.Clock;
using Journeys.Host.Sending;
using Journeys.Host.Tracking;
using Journeys.Host.Workers;
using Journeys.Runtime.Deciding;
using Journeys.Runtime.Inputs;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Schema;
using Journeys.Runtime.Values;
using Journeys.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

// Steps per second of the real engine, worker, dispatcher and embedded store; a send counts with its acknowledgement.
// The provider accepts at once, so that the figure is ours and not a mail server's.
// dotnet run -c Release --project benchmarks/Journeys.Engine.Benchmarks -- [people]
var people = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
foreach (var durable in new[] { true, false })
{
    var folder = Directory.CreateTempSubdirectory("journeys-bench-").FullName;
    await using (var store = StoreFactory.Open(new StoreOptions { Connection = "sqlite:" + Path.Combine(folder, "five.db"), Durable = durable }))
    {
        await store.InitialiseAsync(CancellationToken.None);
        var time = TimeProvider.System;
        var clock = new VirtualClock(time, Instant.FromDateTimeOffset(time.GetUtcNow()), ClockSpeed.Real, Instant.MaxValue);
        var health = new HostHealth();
        var retry = new StoreRetry(health, clock, time, 1, NullLogger.Instance);
        var owner = new LocalShardOwner("benchmark", time);
        var policy = new DeliveryPolicy { BatchSize = 500, Lanes = 2, Memory = 100_000 };
        var programs = new ProgramSet(FiveSteps.Project());
        var feed = new OutboxFeed(store, policy.Memory);
        var acknowledger = new Acknowledger(store, owner, retry, time);
        var dispatcher = new Dispatcher(store, new AcceptingSender(), new EmailBuilder(() => programs.Current, new PublicAddress(new LinkSigner(new byte[32])), "a@b.example"),
            feed, acknowledger, new DeliveryOutcomes(policy, clock), policy, retry, clock, new WorkGauge(), time, NullLogger.Instance);
        var (parked, ended) = (0, 0);
        var worker = new ShardWorker(store, owner, new Engine(programs, new EngineOptions { UnsubscribeUrl = (_, _, _) => "" }), NoObjects.Instance, feed,
            new WorkerOptions { PeopleInMemory = people }, retry, health, clock, new WorkGauge(), Count, NullLogger.Instance);
        using var stop = new CancellationTokenSource();
        var running = Task.WhenAll(acknowledger.RunAsync(stop.Token), dispatcher.RunAsync(stop.Token), worker.RunAsync(stop.Token));

        var cpu = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        await IngestAsync(FiveSteps.Begin);
        while (Volatile.Read(ref parked) < people) await Task.Delay(1);
        await IngestAsync(FiveSteps.GoOn);
        while (Volatile.Read(ref ended) < people) await Task.Delay(1);
        var (wall, used) = (Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - cpu);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(durable ? "FULL  " : "NORMAL")} {people:N0} people: {5 * people / wall.TotalSeconds,9:N0} steps/s, {used.TotalMicroseconds / (5.0 * people):N1} µs of CPU a step, {worker.Decided / (double)people:N1} decisions a person"));
        await stop.CancelAsync();
        await running.ContinueWith(_ => { }, TaskScheduler.Default);

        void Count(ImmutableArray<DecisionEvent> events)
        {
            foreach (var decision in events)
            {
                if (decision.Entry is { Kind: TimelineKind.Waiting, Place: "race#1" }) Interlocked.Increment(ref parked);
                if (decision.Entry.Kind == TimelineKind.Ended) Interlocked.Increment(ref ended);
            }
        }

        async Task IngestAsync(RecordType type)
        {
            for (var first = 0; first < people; first += 1_000)
            {
                var now = clock.Now;
                var items = Enumerable.Range(first, Math.Min(1_000, people - first)).SelectMany(i => Inputs(i, type, now)).ToList();
                foreach (var result in await store.IngestAsync(items, CancellationToken.None)) owner.Poke(result.Person);
            }
        }
    }

    Directory.Delete(folder, recursive: true);
}

static IEnumerable<IngestItem> Inputs(int person, RecordType type, Instant now)
{
    var email = $"user{person:000000}@example.com";
    ImmutableArray<Identity> who = [new Identity("email", email)];
    if (type == FiveSteps.Begin) yield return new IngestItem(who, null, now, InputCodec.Write(new AttributesInput([new FieldValue("email", email)], now)));
    yield return new IngestItem(who, null, now, InputCodec.Write(new EventInput(type.Name, new Record(type, []), now, null, now)));
}

/// <summary>A provider that takes everything at once.</summary>
internal sealed class AcceptingSender : IEmailSender
{
    public async Task SendAsync(ImmutableArray<OutgoingEmail> batch, Func<DeliveryResult, ValueTask> report, CancellationToken ct)
    {
        foreach (var email in batch) await report(new DeliveryResult(email.SendKey, DeliveryOutcome.Accepted, "250"));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

using System.Security.Cryptography;
using Journeys.Host.Clock;
using Journeys.Host.Ingest;
using Journeys.Host.Programs;
using Journeys.Host.Sending;
using Journeys.Host.Tracking;
using Journeys.Host.Web;
using Journeys.Host.Web.Pages;
using Journeys.Host.Workers;
using Journeys.Runtime.Deciding;
using Journeys.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Journeys.Host;

/// <summary>The parts of a host, put together but not yet running.</summary>
internal sealed class HostParts : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> opened;

    private HostParts(Stack<IAsyncDisposable> opened, IStore store, VirtualClock clock, ClockKeeper keeper, ProgramShelf shelf, Mailing mailing, HostHealth health, RejectLog rejects)
    {
        this.opened = opened;
        Store = store;
        Clock = clock;
        Keeper = keeper;
        Shelf = shelf;
        Mailing = mailing;
        Health = health;
        Rejects = rejects;
    }

    public IStore Store { get; }
    public VirtualClock Clock { get; }
    public ClockKeeper Keeper { get; }
    public ProgramShelf Shelf { get; }
    public Mailing Mailing { get; }
    public HostHealth Health { get; }
    public RejectLog Rejects { get; }
    public required IngestService Ingest { get; init; }
    public required ShardWorker Worker { get; init; }
    public required Acknowledger Acknowledger { get; init; }
    public required Dispatcher Dispatcher { get; init; }
    public required EventPlayer? Player { get; init; }
    public required WebServer Web { get; init; }
    public required CensusTaker Census { get; init; }

    public static async Task<HostParts> BuildAsync(HostOptions options, CancellationToken cancellation)
    {
        var opened = new Stack<IAsyncDisposable>();
        try
        {
            return await BuildAsync(options, opened, cancellation);
        }
        catch
        {
            while (opened.TryPop(out var part)) await part.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (opened.TryPop(out var part)) await part.DisposeAsync();
    }

    private static async Task<HostParts> BuildAsync(HostOptions options, Stack<IAsyncDisposable> opened, CancellationToken cancellation)
    {
        Directory.CreateDirectory(options.DataFolder);
        var real = options.RealTime;
        var logging = options.Logging ?? NullLoggerFactory.Instance;
        var store = StoreFactory.Open(options.Store);
        opened.Push(store);
        await store.InitialiseAsync(cancellation);

        var clock = await ClockKeeper.OpenAsync(store, real, options.Speed, options.StartOfFreshClock, cancellation);
        var gauge = new WorkGauge();
        // The worker works from the start until it first rests.
        gauge.Begin();
        var keeper = new ClockKeeper(store, clock, gauge, real);
        var health = new HostHealth();
        var retry = new StoreRetry(health, clock, real, options.Seed, logging.CreateLogger("Journeys.Store"));
        var shelf = await ProgramShelf.OpenAsync(store, options.Program, clock.Now, cancellation);
        opened.Push(new Closing(shelf));
        var programs = shelf.Programs;
        var project = programs.Current;

        var rejects = new RejectLog(Path.Combine(options.DataFolder, "rejects.jsonl"));
        opened.Push(new Closing(rejects));
        var objects = new ObjectCatalogue(store, project);
        await objects.LoadAsync(problem => health.Report("objects", problem, clock.Now), cancellation);
        var owner = new LocalShardOwner(options.Owner, real);
        var ingest = new IngestService(store, owner, clock, rejects, objects, project);

        var signer = await LinkSigner.OpenAsync(store, Fresh, cancellation);
        var address = new PublicAddress(signer);
        var mailing = Mailing.Start(options, clock);
        opened.Push(mailing);

        var feed = new OutboxFeed(store, options.Delivery.Memory);
        var acknowledger = new Acknowledger(store, owner, retry, real);
        var dispatcher = new Dispatcher(store, mailing.Sender, new EmailBuilder(() => project, address, options.DefaultFrom), feed, acknowledger,
            new DeliveryOutcomes(options.Delivery, clock), options.Delivery, retry, clock, gauge, real, logging.CreateLogger("Journeys.Dispatcher"));
        var engine = new Engine(programs, new EngineOptions { UnsubscribeUrl = (person, topic, _) => address.Unsubscribe(person, topic) });
        var worker = new ShardWorker(store, owner, engine, objects, feed, options.Worker, retry, health, clock, gauge,
            options.OnDecisions ?? (_ => { }), logging.CreateLogger("Journeys.Worker"));

        var census = new CensusTaker(store, programs, real);
        var web = await WebServer.StartAsync(options.Port, new WebServices
        {
            Store = store,
            Programs = programs,
            Clock = clock,
            Health = health,
            Ingest = ingest,
            Rejects = rejects,
            Signer = signer,
            Token = LocalToken.Open(options.DataFolder, Fresh),
            Census = census,
            Context = new PageContext(project.Name, DateTimeZoneProviders.Tzdb.GetZoneOrNull(project.TimeZone) ?? DateTimeZone.Utc),
            Decided = () => worker.Decided,
            Mailbox = mailing.Mailbox,
        }, options.PublicUrl, logging, cancellation);
        opened.Push(web);
        address.Set(options.PublicUrl ?? $"http://127.0.0.1:{web.Port}");

        return new HostParts(opened, store, clock, keeper, shelf, mailing, health, rejects)
        {
            Ingest = ingest,
            Worker = worker,
            Acknowledger = acknowledger,
            Dispatcher = dispatcher,
            Player = options.EventsFile is { } script ? new EventPlayer(script, ingest, store, retry, clock, gauge, real) : null,
            Web = web,
            Census = census,
        };
    }

    // Keys must not be repeatable: the one place where randomness comes from the system.
    private static void Fresh(byte[] bytes) => RandomNumberGenerator.Fill(bytes);

    private sealed class Closing(IDisposable part) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            part.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

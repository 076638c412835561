using Journeys.Channels.Mailbox;
using Journeys.Host.Clock;
using Journeys.Host.Ingest;
using Journeys.Runtime.Programs;
using Journeys.Storage;

namespace Journeys.Host;

/// <summary>
/// A running project: its clock, its people, its journeys, its mail and its pages. Disposing stops it cleanly: the batch in flight
/// is finished, hand-overs are acknowledged, the clock is kept.
/// </summary>
public sealed class JourneysHost : IAsyncDisposable
{
    private readonly HostParts parts;
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource givingUp = new();
    private readonly Task worker;
    private readonly Task dispatcher;
    private readonly Task acknowledger;
    private readonly Task keeper;
    private readonly Task player;
    private int stopped;
    private int disposed;

    private JourneysHost(HostParts parts, int inDoubtAtStart)
    {
        this.parts = parts;
        InDoubtAtStart = inDoubtAtStart;
        keeper = Task.Run(() => parts.Keeper.RunAsync(trouble => parts.Health.Report("keeping the clock", $"The clock cannot be kept: {trouble.Message}", parts.Clock.Now), () => parts.Health.Clear("keeping the clock"), stopping.Token));
        acknowledger = Watched("recording deliveries", () => parts.Acknowledger.RunAsync(givingUp.Token));
        dispatcher = Watched("sending", () => parts.Dispatcher.RunAsync(stopping.Token));
        worker = Watched("deciding", () => parts.Worker.RunAsync(stopping.Token));
        player = parts.Player is { } script ? Watched("playing events", () => script.RunAsync(stopping.Token)) : Task.CompletedTask;
    }

    /// <summary>The project as it runs.</summary>
    public ProjectDefinition Project => parts.Shelf.Programs.Current;

    /// <summary>The project's clock.</summary>
    public VirtualClock Clock => parts.Clock;

    /// <summary>Takes in events, contacts and objects.</summary>
    public IngestService Ingest => parts.Ingest;

    /// <summary>What is wrong, if anything.</summary>
    public HostHealth Health => parts.Health;

    /// <summary>The store.</summary>
    public IStore Store => parts.Store;

    /// <summary>The page's address, for example <c>http://127.0.0.1:5080</c>.</summary>
    public string Address => $"http://127.0.0.1:{parts.Web.Port}";

    /// <summary>The built-in mailbox; null where mail goes to a server.</summary>
    public MailboxServer? Mailbox => parts.Mailing.Mailbox;

    /// <summary>The list of what was rejected.</summary>
    public RejectLog Rejects => parts.Rejects;

    /// <summary>How many messages a crash had left in doubt when the host started.</summary>
    public int InDoubtAtStart { get; }

    /// <summary>How many older versions of the project people under way still need.</summary>
    public int OlderVersions => parts.Shelf.Older;

    /// <summary>How many decisions have been committed since the start.</summary>
    public long Decided => parts.Worker.Decided;

    /// <summary>How many lines of <see cref="HostOptions.EventsFile"/> have come in so far, earlier starts included.</summary>
    public long Played => parts.Player?.Played ?? 0;

    /// <summary>Counts people and runs under way; not taken anew at every call.</summary>
    public Task<Census> CensusAsync(CancellationToken cancellation) => parts.Census.TakeAsync(cancellation);

    /// <summary>Completes when all of <see cref="HostOptions.EventsFile"/> has come in; at once where there is none.</summary>
    public Task Playing => player;

    /// <summary>
    /// Completes when the host can no longer do its work, though nobody stopped it: another host took over the database, or a part broke down.
    /// It faults with the reason.
    /// </summary>
    public async Task WaitForFailureAsync(CancellationToken cancellation)
    {
        var ended = await Task.WhenAny(worker, dispatcher, acknowledger, keeper).WaitAsync(cancellation);
        await ended;
    }

    /// <summary>Starts a host; when it returns, everything runs and the pages answer.</summary>
    /// <exception cref="StoreException">The database cannot be used.</exception>
    /// <exception cref="ProgramLoadException">The compiled project cannot be loaded.</exception>
    /// <exception cref="IOException">A port is taken, or the data folder cannot be written.</exception>
    public static async Task<JourneysHost> StartAsync(HostOptions options, CancellationToken cancellation)
    {
        var parts = await HostParts.BuildAsync(options, cancellation);
        try
        {
            var inDoubt = await parts.Dispatcher.ResolveInterruptedAsync(cancellation);
            if (parts.Player is { } script) await script.OpenAsync(cancellation);
            return new JourneysHost(parts, inDoubt);
        }
        catch
        {
            await parts.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Stops deciding and sending, cleanly; the store and the pages can still be read until the host is disposed. A store that does
    /// not answer for thirty seconds is not waited for: what was under way is then in doubt at the next start.
    /// </summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref stopped, 1) != 0) return;
        givingUp.CancelAfter(TimeSpan.FromSeconds(30));
        await stopping.CancelAsync();
        await Quiet(player);
        await Quiet(worker);
        await Quiet(dispatcher);
        parts.Acknowledger.Complete();
        await Quiet(acknowledger);
        await Quiet(keeper);
        if (!givingUp.IsCancellationRequested) await Quiet(parts.Keeper.StopAsync());
    }

    /// <summary>Stops cleanly, as <see cref="StopAsync"/> does, and closes everything.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0) return;
        await StopAsync();
        await parts.DisposeAsync();
        stopping.Dispose();
        givingUp.Dispose();
    }

    // A part that breaks down must not do so in silence, also where nobody waits for it.
    private async Task Watched(string part, Func<Task> run)
    {
        try
        {
            await Task.Run(run);
        }
        catch (Exception failure) when (failure is not (ShardLostException or OperationCanceledException))
        {
            parts.Health.Report(part, $"This part of the host has stopped after an unexpected failure: {failure.Message} Restart the host; nothing is lost.", parts.Clock.Now);
            throw;
        }
    }

    // What broke down was told of by WaitForFailureAsync and by the health list; stopping must go on all the same.
    private Task Quiet(Task task) => ((Task)task.WaitAsync(givingUp.Token)).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}

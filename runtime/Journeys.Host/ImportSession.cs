using Journeys.Host.Clock;
using Journeys.Host.Ingest;
using Journeys.Host.Workers;
using Journeys.Runtime.Programs;
using Journeys.Storage;

namespace Journeys.Host;

/// <summary>
/// A database opened to put something in while no host runs on it: nothing is decided and nothing is sent, for that is the
/// business of a host with its own settings. What comes in is dated by the project's clock, which stands meanwhile.
/// </summary>
public sealed class ImportSession : IAsyncDisposable
{
    private readonly LoadedProgram program;
    private readonly RejectLog rejects;

    private ImportSession(LoadedProgram program, RejectLog rejects, IStore store, IngestService ingest)
    {
        this.program = program;
        this.rejects = rejects;
        Store = store;
        Ingest = ingest;
    }

    /// <summary>The project whose schema counts.</summary>
    public ProjectDefinition Project => program.Definition;

    /// <summary>The store.</summary>
    public IStore Store { get; }

    /// <summary>Takes things in.</summary>
    public IngestService Ingest { get; }

    /// <summary>Opens a database; only the program, the store, the data folder and the clock of the options count.</summary>
    /// <exception cref="StoreException">The database cannot be used.</exception>
    /// <exception cref="ProgramLoadException">The compiled project cannot be loaded.</exception>
    public static async Task<ImportSession> OpenAsync(HostOptions options, CancellationToken cancellation)
    {
        Directory.CreateDirectory(options.DataFolder);
        var program = ProgramLoader.Load(options.Program.Assembly, options.Program.Symbols);
        var store = StoreFactory.Open(options.Store);
        try
        {
            await store.InitialiseAsync(cancellation);
            var clock = await ClockKeeper.OpenAsync(store, options.RealTime, options.Speed, options.StartOfFreshClock, cancellation);
            var objects = new ObjectCatalogue(store, program.Definition);
            // Objects that no longer fit the schema are a matter for the host's health page; here they do not stand in the way.
            await objects.LoadAsync(_ => { }, cancellation);
            var rejects = new RejectLog(Path.Combine(options.DataFolder, "rejects.jsonl"));
            var ingest = new IngestService(store, new LocalShardOwner(options.Owner, options.RealTime), clock, rejects, objects, program.Definition);
            return new ImportSession(program, rejects, store, ingest);
        }
        catch
        {
            await store.DisposeAsync();
            program.Dispose();
            throw;
        }
    }

    /// <summary>Closes the database.</summary>
    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        rejects.Dispose();
        program.Dispose();
    }
}

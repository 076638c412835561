using Journeys.Host.Ingest;

namespace Journeys.Cli.Imports;

/// <summary>Where rows and events go: into the database, or to the host that runs on it.</summary>
internal interface IImportTarget
{
    Task<IngestReport> ContactsAsync(IReadOnlyList<ImportRow> rows, CancellationToken cancellation);
    Task<IngestReport> ObjectsAsync(string type, IReadOnlyList<ImportRow> rows, CancellationToken cancellation);
    Task<IngestReport> EventAsync(string json, CancellationToken cancellation);
}

/// <summary>Straight into the database; a host that starts later goes on from there.</summary>
internal sealed class LocalTarget(IngestService ingest) : IImportTarget
{
    public Task<IngestReport> ContactsAsync(IReadOnlyList<ImportRow> rows, CancellationToken cancellation) => ingest.ContactsAsync(rows, skipUnchanged: true, cancellation);
    public Task<IngestReport> ObjectsAsync(string type, IReadOnlyList<ImportRow> rows, CancellationToken cancellation) => ingest.ObjectsAsync(type, rows, cancellation);
    public Task<IngestReport> EventAsync(string json, CancellationToken cancellation) => ingest.EventsAsync("journeys send-event", [json], cancellation);
}

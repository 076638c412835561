using Journeys.Cli.Imports;
using Journeys.Cli.Rendering;
using Journeys.Host;
using Journeys.Host.Clock;

namespace Journeys.Cli.Running;

/// <summary>
/// The project's <c>demo/</c>: contacts and objects that fill an empty database, and events that are played at accelerated time.
/// </summary>
internal sealed class Demonstration(string folder)
{
    public const string DefaultSpeed = "12h/s";
    private const string Filled = "demo.filled";

    /// <summary>The script of events; null where there is none.</summary>
    public string? Events => Path.Combine(folder, "events.jsonl") is var path && File.Exists(path) ? path : null;

    public static Demonstration? Find(string root) => Path.Combine(root, "demo") is var folder && Directory.Exists(folder) ? new Demonstration(folder) : null;

    /// <summary>Fills the database once, before anything runs on it.</summary>
    public async Task FillAsync(Terminal terminal, HostOptions options, CancellationToken cancellation)
    {
        if (options.Speed == ClockSpeed.Real && Events is not null) terminal.Line(terminal.Yellow("At real speed the demonstration's events, which lie in the past, are all played at once."));
        await using var session = await ImportSession.OpenAsync(options, cancellation);
        if (await session.Store.GetSettingAsync(Filled, cancellation) is not null) return;

        var target = new LocalTarget(session.Ingest);
        var objects = Path.Combine(folder, "objects");
        if (Directory.Exists(objects))
            foreach (var file in Directory.EnumerateFiles(objects).Order(StringComparer.Ordinal))
                await Importer.ObjectsAsync(terminal, session.Project, target, Path.GetFileNameWithoutExtension(file), file, cancellation);
        foreach (var file in new[] { "contacts.csv", "contacts.json", "contacts.jsonl" }.Select(name => Path.Combine(folder, name)).Where(File.Exists))
            await Importer.ContactsAsync(terminal, session.Project, target, file, cancellation);
        await session.Store.SetSettingAsync(Filled, "yes", cancellation);
    }
}

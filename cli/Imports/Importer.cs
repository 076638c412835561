using Journeys.Cli.Rendering;
using Journeys.Host.Ingest;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Schema;

namespace Journeys.Cli.Imports;

/// <summary>Brings a file's rows in, page by page, and says what became of them.</summary>
internal static class Importer
{
    private const int Page = 500;

    public static Task<bool> ContactsAsync(Terminal terminal, ProjectDefinition project, IImportTarget target, string path, CancellationToken cancellation) =>
        RunAsync(terminal, "contacts", path, project.Contact, rows => target.ContactsAsync(rows, cancellation), cancellation);

    public static Task<bool> ObjectsAsync(Terminal terminal, ProjectDefinition project, IImportTarget target, string type, string path, CancellationToken cancellation)
    {
        var declared = project.Objects.FirstOrDefault(candidate => candidate.Name == type)
            ?? throw new UsageException($"The project has no object {type}{(project.Objects.IsEmpty ? "" : $"; it has {string.Join(", ", project.Objects.Select(candidate => candidate.Name))}")}.");
        return RunAsync(terminal, $"{type} objects", path, declared, rows => target.ObjectsAsync(type, rows, cancellation), cancellation);
    }

    /// <returns>Whether every row was taken.</returns>
    private static async Task<bool> RunAsync(Terminal terminal, string what, string path, RecordType type, Func<IReadOnlyList<ImportRow>, Task<IngestReport>> take, CancellationToken cancellation)
    {
        var report = IngestReport.Empty;
        var length = File.Exists(path) ? new FileInfo(path).Length : 0;
        await ProgressBar.RunAsync(terminal, $"Importing {what}", length, async progress =>
        {
            foreach (var page in RowReader.Read(path, type, progress).Chunk(Page))
            {
                cancellation.ThrowIfCancellationRequested();
                report = report.And(await take(page));
            }
        });

        terminal.Line($"{terminal.Green("imported")} {report.Accepted - report.Duplicates:N0} {what} from {DiagnosticWriter.ShownPath(".", path)}"
            + (report.Created > 0 ? $", {report.Created:N0} new" : "")
            + (report.Duplicates > 0 ? $"; {report.Duplicates:N0} were imported before" : "")
            + (report.Rejected.IsEmpty ? "" : $"; {terminal.Red($"{report.Rejected.Length:N0} rejected")}"));
        foreach (var rejection in report.Rejected.Take(20)) terminal.Line($"  {rejection.Origin}: {rejection.Reason}");
        if (report.Rejected.Length > 20) terminal.Line($"  … and {report.Rejected.Length - 20:N0} more; all of them are in .journeys/rejects.jsonl.");
        return report.Rejected.IsEmpty;
    }
}

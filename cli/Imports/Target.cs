using Journeys.Cli.Commands;
using Journeys.Cli.Rendering;
using Journeys.Cli.Running;
using Journeys.Host;
using Journeys.Runtime.Programs;

namespace Journeys.Cli.Imports;

/// <summary>Opens the project's data for a verb that puts something in.</summary>
internal static class Target
{
    /// <summary>Runs <paramref name="work"/> against the running host, or against the database where none runs.</summary>
    public static async Task<int> UseAsync(Terminal terminal, string root, string? db, string? sqlServer, Func<ProjectDefinition, IImportTarget, Task<bool>> work, CancellationToken cancellation)
    {
        if (ProjectBuild.Compile(terminal, root, includeTests: false) is not { } built) return ExitCode.Findings;
        var data = DataFolder.Of(root, db, sqlServer);
        if (data.RunningHost() is { } address)
        {
            using var program = built.Load();
            using var remote = new RemoteTarget(address, data.Folder);
            return await work(program.Definition, remote) ? ExitCode.Fine : ExitCode.Findings;
        }

        await using var session = await ImportSession.OpenAsync(new HostOptions { Program = built.Program, Store = data.Store, DataFolder = data.Folder }, cancellation);
        return await work(session.Project, new LocalTarget(session.Ingest)) ? ExitCode.Fine : ExitCode.Findings;
    }
}

using System.Diagnostics;
using Journeys.Storage;

namespace Journeys.Cli.Running;

/// <summary>Where a project's local host keeps what it has: <c>.journeys</c>, which may be deleted to begin anew.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Store">The database.</param>
internal sealed record DataFolder(string Folder, StoreOptions Store)
{
    private string HostFile => Path.Combine(Folder, "host");

    public static DataFolder Of(string root, string? sqlite, string? sqlServer)
    {
        if (sqlite is not null && sqlServer is not null) throw new UsageException("--db and --sqlserver exclude each other.");
        var folder = Path.Combine(root, ".journeys");
        Directory.CreateDirectory(folder);
        var server = sqlServer ?? (sqlite is null ? Environment.GetEnvironmentVariable("JOURNEYS_SQLSERVER") : null);
        var connection = server is { Length: > 0 } ? server : $"sqlite:{Path.GetFullPath(sqlite ?? Path.Combine(folder, "journeys.db"))}";
        return new DataFolder(folder, new StoreOptions { Connection = connection });
    }

    /// <summary>
    /// Takes the folder for one host, until disposed: two would play the same demonstration and take each other's people away.
    /// The system lets go of it when the process ends, however it ends.
    /// </summary>
    /// <exception cref="UsageException">Another host runs on this folder.</exception>
    public IDisposable Occupy()
    {
        try
        {
            return new FileStream(Path.Combine(Folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            var where = RunningHost() is { } address ? $", at {address}" : "";
            throw new UsageException($"This project is running already{where}. Stop that one first with Ctrl-C, or run a copy of the folder.");
        }
    }

    /// <summary>Tells other verbs where this host answers.</summary>
    public void Announce(string address) => File.WriteAllText(HostFile, $"{Environment.ProcessId}\n{address}\n");

    public void Withdraw() => File.Delete(HostFile);

    /// <summary>The address of the host that runs on this folder; null where none does.</summary>
    public string? RunningHost()
    {
        if (!File.Exists(HostFile)) return null;
        var lines = File.ReadAllLines(HostFile);
        return lines.Length >= 2 && int.TryParse(lines[0], out var id) && IsAlive(id) ? lines[1] : null;
    }

    // A host that was killed leaves its file behind.
    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

using System.Diagnostics;

namespace Journeys.Cli.Tests;

/// <summary>The real command as its own process, the way its users run it.</summary>
internal static class CliProcess
{
    public static string RepositoryRoot { get; } = FindRoot();

    public static async Task<CliResult> RunAsync(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"journeys {string.Join(' ', arguments)} did not end.");
        }
        return new CliResult(process.ExitCode, await output, await error);
    }

    public static Process Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            Environment = { ["NO_COLOR"] = "1", ["JOURNEYS_SQLSERVER"] = "" },
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "journeys.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        process.StandardInput.Close();
        return process;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Journeys.sln"))) return folder.FullName;
        throw new InvalidOperationException("Journeys.sln was not found above the test's folder.");
    }
}

/// <summary>What a run of the command left behind.</summary>
internal sealed record CliResult(int ExitCode, string Output, string Error);

/// <summary>A scratch folder of its own for one test, removed afterwards.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("journeys-cli-").FullName;

    public string CopyOf(string source)
    {
        var target = System.IO.Path.Combine(Path, System.IO.Path.GetFileName(source));
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Where(file => !file.Contains("/.journeys/", StringComparison.Ordinal)))
        {
            var copy = System.IO.Path.Combine(target, System.IO.Path.GetRelativePath(source, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy) ?? target);
            File.Copy(file, copy);
        }
        return target;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

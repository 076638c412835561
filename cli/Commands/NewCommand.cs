using System.CommandLine;
using System.Reflection;
using Journeys.Cli.Rendering;

namespace Journeys.Cli.Commands;

/// <summary><c>journeys new FOLDER</c>: a project with a first journey, its tests, and a workflow that checks and tests it.</summary>
internal static class NewCommand
{
    private const string Prefix = "new/";

    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("folder") { Description = "Where the project goes; created when missing." };
        var command = new Command("new", "Create a project with a first journey, a test and a CI workflow.") { folder };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(folder)));
        return command;
    }

    private static int Run(Terminal terminal, string folder)
    {
        var root = Path.GetFullPath(folder);
        if (File.Exists(root)) throw new UsageException($"{folder} is a file; `journeys new` needs a folder, for example `journeys new my-shop`.");

        var assembly = typeof(NewCommand).Assembly;
        var files = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => (Resource: name, Target: Path.Combine(root, TargetOf(name[Prefix.Length..])))).ToArray();

        var existing = files.Where(file => File.Exists(file.Target)).Select(file => Path.GetRelativePath(root, file.Target)).ToArray();
        if (existing.Length > 0) throw new UsageException($"{folder} already has {string.Join(", ", existing)}; nothing was written. Choose an empty folder.");

        foreach (var (resource, target) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target) ?? root);
            Copy(assembly, resource, target);
            terminal.Line($"  {terminal.Green("created")} {Path.GetRelativePath(root, target)}");
        }

        terminal.Line();
        terminal.Line("Next:");
        terminal.Line($"  journeys check {folder}");
        terminal.Line($"  journeys test {folder}");
        terminal.Line($"  journeys run {folder}");
        return ExitCode.Fine;
    }

    // Resource names cannot begin with a dot on every build host, so two files are stored under plain names.
    private static string TargetOf(string name) => name switch
    {
        "gitignore" => ".gitignore",
        "journeys.yml" => Path.Combine(".github", "workflows", "journeys.yml"),
        _ => name,
    };

    private static void Copy(Assembly assembly, string resource, string target)
    {
        using var source = assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"The resource {resource} is missing from the build.");
        using var file = new FileStream(target, FileMode.CreateNew);
        source.CopyTo(file);
    }
}

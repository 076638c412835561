namespace Journeys.Compiler.Tests.Baselines;

/// <summary>Finds the files under <c>tests/Samples</c> that drive the tests.</summary>
public static class Samples
{
    /// <summary>The root of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>A folder under <c>tests/Samples</c>.</summary>
    public static string Folder(string topic) => Path.Combine(Repository, "tests", "Samples", topic);

    /// <summary>Every file of that extension in a topic, as paths relative to the topic, for a theory.</summary>
    public static TheoryData<string> Files(string topic, string extension = ".journey")
    {
        var root = Folder(topic);
        var files = Directory.EnumerateFiles(root, "*" + extension, SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
        return [.. files];
    }

    /// <summary>Every folder directly in a topic, by name, for a theory.</summary>
    public static TheoryData<string> Cases(string topic) =>
        [.. Directory.EnumerateDirectories(Folder(topic)).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    /// <summary>The text of a sample file.</summary>
    public static string Read(string topic, string file) => File.ReadAllText(Path.Combine(Folder(topic), file));

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Journeys.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Journeys.sln is in no folder above the tests.");
    }
}

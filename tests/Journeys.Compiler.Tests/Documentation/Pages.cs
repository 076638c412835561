using Journeys.Compiler.Tests.Baselines;

namespace Journeys.Compiler.Tests.Documentation;

/// <summary>The Markdown pages that people read: everything under <c>docs</c>, and the README and other pages beside the sources.</summary>
internal static class Pages
{
    private static readonly HashSet<string> Passed = new(StringComparer.Ordinal) { "bin", "obj", "node_modules", "mails", "Samples", "TestResults", "artifacts" };

    /// <summary>Paths relative to the repository, with '/'.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Find(new DirectoryInfo(Samples.Repository), "").Order(StringComparer.Ordinal)];

    public static string Read(string page) => File.ReadAllText(FullPath(page)).ReplaceLineEndings("\n");

    public static string FullPath(string page) => Path.Combine(Samples.Repository, page);

    private static IEnumerable<string> Find(DirectoryInfo folder, string prefix)
    {
        foreach (var file in folder.EnumerateFiles("*.md"))
            yield return prefix + file.Name;
        foreach (var inner in folder.EnumerateDirectories())
        {
            if (inner.Name.StartsWith('.') || Passed.Contains(inner.Name) || inner.LinkTarget is not null) continue;
            foreach (var page in Find(inner, prefix + inner.Name + "/")) yield return page;
        }
    }
}

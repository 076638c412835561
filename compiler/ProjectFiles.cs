using System.Collections.Immutable;
using System.Text;

namespace Journeys.Compiler;

/// <summary>Where a project's files come from.</summary>
internal abstract class ProjectFiles
{
    /// <summary>Relative paths with '/'.</summary>
    public abstract ImmutableHashSet<string> Paths { get; }

    /// <summary>The text of a file; null when it has gone.</summary>
    public abstract string? Read(string path);
}

/// <summary>Files of a folder; the list is taken once, when the project is loaded.</summary>
internal sealed class DiskFiles : ProjectFiles
{
    // Bytes that are no UTF-8 would be printed as question marks in mails.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _root;

    public DiskFiles(string root)
    {
        _root = root;
        var found = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        Collect(new DirectoryInfo(root), "", found);
        Paths = found.ToImmutable();
    }

    public override ImmutableHashSet<string> Paths { get; }

    public override string? Read(string path)
    {
        var full = Path.Combine(_root, path);
        try
        {
            return File.Exists(full) ? File.ReadAllText(full, Strict) : null;
        }
        catch (DecoderFallbackException failure)
        {
            throw new ProjectLoadException($"{path} is not written in UTF-8, so letters such as ö would be lost.", "Open it in your editor and save it again with the encoding UTF-8.", failure);
        }
    }

    private static void Collect(DirectoryInfo folder, string prefix, ImmutableHashSet<string>.Builder found)
    {
        foreach (var file in folder.EnumerateFiles())
            if (!file.Name.StartsWith('.')) found.Add(prefix + file.Name);
        foreach (var inner in folder.EnumerateDirectories())
            if (!inner.Name.StartsWith('.') && inner.Name is not ("node_modules" or "bin" or "obj") && inner.LinkTarget is null)
                Collect(inner, prefix + inner.Name + "/", found);
    }
}

/// <summary>Files in memory.</summary>
internal sealed class MemoryFiles(IEnumerable<KeyValuePair<string, string>> files) : ProjectFiles
{
    private readonly ImmutableDictionary<string, string> _files = files.ToImmutableDictionary(StringComparer.Ordinal);

    public override ImmutableHashSet<string> Paths { get; } = [.. files.Select(file => file.Key)];
    public override string? Read(string path) => _files.GetValueOrDefault(path);
}

/// <summary>Files with one replaced or added.</summary>
internal sealed class OverlaidFiles(ProjectFiles below, string path, string text) : ProjectFiles
{
    public override ImmutableHashSet<string> Paths { get; } = below.Paths.Add(path);
    public override string? Read(string wanted) => wanted == path ? text : below.Read(wanted);
}

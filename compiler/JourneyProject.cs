using System.Collections.Immutable;
using Journeys.Compiler.Text;

namespace Journeys.Compiler;

/// <summary>The files of a project: the <c>.journey</c> sources, and the template files they name, read when asked for.</summary>
public sealed class JourneyProject
{
    private readonly ProjectFiles _files;

    private JourneyProject(string? rootFolder, ProjectFiles files)
    {
        RootFolder = rootFolder;
        _files = files;
        Sources = [.. files.Paths.Where(IsSource).Order(StringComparer.Ordinal).Select(path => new SourceText(path, files.Read(path) ?? ""))];
    }

    /// <summary>Absolute path of the project's folder; null for a project in memory.</summary>
    public string? RootFolder { get; }

    /// <summary>Every <c>.journey</c> file, by path. Paths are relative to the folder and have '/' between their parts.</summary>
    public ImmutableArray<SourceText> Sources { get; }

    /// <summary>Every other file's path, relative and with '/', for suggestions and layouts.</summary>
    public IEnumerable<string> OtherPaths => _files.Paths.Where(path => !IsSource(path));

    /// <summary>
    /// Reads a folder: every <c>.journey</c> file at any depth but for those in hidden folders (such as <c>.journeys</c>),
    /// <c>node_modules</c>, <c>bin</c> and <c>obj</c>.
    /// </summary>
    /// <exception cref="ProjectLoadException">There is no such folder, or no <c>.journey</c> file in it, or a file cannot be read.</exception>
    public static JourneyProject Load(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var root = Path.GetFullPath(folder);
        if (!Directory.Exists(root))
            throw new ProjectLoadException($"There is no folder {folder}.", "Name the folder of a project, or make one with: journeys new NAME");
        try
        {
            var project = new JourneyProject(root, new DiskFiles(root));
            return project.Sources.Length > 0 ? project : throw new ProjectLoadException(
                $"There is no .journey file in {folder}.",
                "A project is a folder of .journey files, one of which has the `project` declaration. Make one with: journeys new NAME");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ProjectLoadException($"The project in {folder} could not be read: {error.Message}", "Make the files readable for this user.", error);
        }
    }

    /// <summary>A project in memory, for tests and editors with unsaved texts.</summary>
    /// <param name="files">Relative path (with '/') and text of every file.</param>
    public static JourneyProject FromFiles(IEnumerable<KeyValuePair<string, string>> files) => new(null, new MemoryFiles(files));

    /// <summary>The project with another text for one of its files (a document that is being edited).</summary>
    public JourneyProject With(string path, string text) => new(RootFolder, new OverlaidFiles(_files, path, text));

    /// <summary>Whether there is such a file. The path is relative to the folder, with '/'.</summary>
    public bool Exists(string path) => _files.Paths.Contains(path);

    /// <summary>The text of a file, or null when there is none. The path is relative to the folder, with '/'.</summary>
    public SourceText? ReadText(string path) =>
        Sources.FirstOrDefault(source => source.Path == path) ?? (Exists(path) && _files.Read(path) is { } text ? new SourceText(path, text) : null);

    private static bool IsSource(string path) => path.EndsWith(".journey", StringComparison.OrdinalIgnoreCase);
}

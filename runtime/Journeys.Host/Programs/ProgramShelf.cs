using System.Text.Json;
using Journeys.Runtime.People;
using Journeys.Runtime.Programs;
using Journeys.Storage;
using NodaTime;

namespace Journeys.Host.Programs;

/// <summary>
/// Keeps every compiled version that was ever in force, and loads the ones that people under way still need (R29).
/// Who needs what is looked up once, when a new version arrives: afterwards older versions only empty.
/// </summary>
internal sealed class ProgramShelf : IDisposable
{
    private const string CurrentSetting = "programs.current";
    private const string NeededSetting = "programs.needed";
    private const int PageSize = 2_000;

    private readonly List<LoadedProgram> loaded = [];

    private ProgramShelf(IEnumerable<LoadedProgram> loaded, ProgramSet programs)
    {
        this.loaded.AddRange(loaded);
        Programs = programs;
    }

    /// <summary>The version in force and the older ones still needed.</summary>
    public ProgramSet Programs { get; }

    /// <summary>How many older versions are loaded.</summary>
    public int Older => loaded.Count - 1;

    /// <summary>Puts a version in force.</summary>
    /// <exception cref="ProgramLoadException">It cannot be loaded, or an older one that people still need cannot.</exception>
    public static async Task<ProgramShelf> OpenAsync(IStore store, CompiledProgram program, Instant now, CancellationToken cancellation)
    {
        var current = ProgramLoader.Load(program.Assembly, program.Symbols);
        await store.SaveProgramAsync(program.Hash, current.Definition.Name, program.Assembly, program.Symbols, now, cancellation);
        var needed = await NeededAsync(store, program.Hash, current.Definition, cancellation);

        var older = new List<LoadedProgram>();
        if (needed.Count > 0)
            foreach (var row in (await store.ProgramsAsync(cancellation)).Reverse())
                if (needed.Contains(row.Hash) && row.Hash != program.Hash)
                    older.Add(ProgramLoader.Load(row.Assembly, row.Symbols));

        var definitions = older.Select(version => version.Definition).ToArray();
        return new ProgramShelf([current, .. older], new ProgramSet(current.Definition, definitions));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var program in loaded) program.Dispose();
    }

    private static async Task<HashSet<string>> NeededAsync(IStore store, string hash, ProjectDefinition current, CancellationToken cancellation)
    {
        if (await store.GetSettingAsync(CurrentSetting, cancellation) == hash)
            return Parse(await store.GetSettingAsync(NeededSetting, cancellation));

        var versions = await VersionsUnderWayAsync(store, current, cancellation);
        foreach (var journey in current.Journeys) versions.Remove((journey.Name, journey.Version));
        var needed = new HashSet<string>();
        // The newest version that knows a journey's version is enough for it.
        foreach (var row in (await store.ProgramsAsync(cancellation)).Reverse())
        {
            if (versions.Count == 0) break;
            if (row.Hash == hash) continue;
            using var candidate = ProgramLoader.Load(row.Assembly, row.Symbols);
            var before = versions.Count;
            foreach (var journey in candidate.Definition.Journeys) versions.Remove((journey.Name, journey.Version));
            if (versions.Count < before) needed.Add(row.Hash);
        }
        await store.SetSettingAsync(NeededSetting, JsonSerializer.Serialize(needed), cancellation);
        await store.SetSettingAsync(CurrentSetting, hash, cancellation);
        return needed;
    }

    private static async Task<HashSet<(string Journey, string Version)>> VersionsUnderWayAsync(IStore store, ProjectDefinition current, CancellationToken cancellation)
    {
        var programs = new ProgramSet(current);
        var versions = new HashSet<(string, string)>();
        PersonKey? after = null;
        while (true)
        {
            var keys = await store.PeopleAsync(after, PageSize, cancellation);
            foreach (var row in await store.LoadPeopleAsync(keys, cancellation))
            {
                if (row.State.IsEmpty) continue;
                foreach (var run in PersonCodec.Read(row.State.Span, programs).Runs) versions.Add((run.Journey, run.Version));
            }
            if (keys.Length < PageSize) return versions;
            after = keys[^1];
        }
    }

    private static HashSet<string> Parse(string? json) => json is null ? [] : JsonSerializer.Deserialize<HashSet<string>>(json) ?? [];
}

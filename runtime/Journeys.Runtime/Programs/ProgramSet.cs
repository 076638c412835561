using System.Collections.Immutable;

namespace Journeys.Runtime.Programs;

/// <summary>
/// The program in force and older ones whose runs are still under way: a run pins its version (R29), everything else
/// (contact schema, lists, consent, channels) is the current program's. Immutable; link once, use from any thread.
/// </summary>
public sealed class ProgramSet
{
    private readonly Dictionary<(string Name, string Version), LinkedJourney> journeys = [];

    /// <summary>Links programs.</summary>
    /// <param name="current">The program in force: only its journeys start runs.</param>
    /// <param name="older">Programs deployed before, newest first.</param>
    /// <exception cref="InvalidOperationException">A definition contradicts itself (a place twice, an unknown target).</exception>
    public ProgramSet(ProjectDefinition current, params ReadOnlySpan<ProjectDefinition> older)
    {
        Current = current;
        CurrentProgram = new LinkedProgram(current);
        var programs = ImmutableArray.CreateBuilder<LinkedProgram>();
        programs.Add(CurrentProgram);
        foreach (var program in older) programs.Add(new LinkedProgram(program));
        Programs = programs.ToImmutable();
        foreach (var program in Programs)
            foreach (var journey in program.Journeys) journeys.TryAdd((journey.Definition.Name, journey.Definition.Version), journey);
        Needs = HistoryNeeds.Of(Programs);
    }

    /// <summary>The program in force.</summary>
    public ProjectDefinition Current { get; }

    internal LinkedProgram CurrentProgram { get; }
    internal ImmutableArray<LinkedProgram> Programs { get; }
    /// <summary>What any loaded program's expressions read of history.</summary>
    internal HistoryNeeds Needs { get; }

    internal LinkedJourney? Find(string journey, string version) => journeys.GetValueOrDefault((journey, version));
}

using System.Collections.Immutable;
using Journeys.Compiler.Symbols;
using Journeys.Runtime.Programs;

namespace Journeys.Compiler.Binding.Bound;

/// <summary>A whole project, bound: all the emitter needs.</summary>
internal sealed record BoundProject(ProjectSymbol Symbol)
{
    public ImmutableArray<BoundMessage> Messages { get; init; } = [];
    public ImmutableArray<BoundJourney> Journeys { get; init; } = [];
    public ImmutableArray<BoundTest> Tests { get; init; } = [];
    /// <summary>Which history each person must keep, derived from every bound expression.</summary>
    public ImmutableArray<HistoryNeed> History { get; init; } = [];
}

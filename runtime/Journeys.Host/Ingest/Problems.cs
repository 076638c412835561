using System.Collections.Immutable;
using Journeys.Runtime.Inputs;

namespace Journeys.Host.Ingest;

/// <summary>Words for what does not fit the schema.</summary>
internal static class Problems
{
    public static string Text(ImmutableArray<ReadProblem> problems) =>
        string.Join(" ", problems.Select(problem => problem.Path.Length == 0 ? problem.Message : $"{problem.Path}: {problem.Message}"));
}

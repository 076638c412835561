using System.Collections.Immutable;
using Journeys.Runtime.Programs;

namespace Journeys.Runtime.Testing;

/// <summary>How a test went.</summary>
/// <param name="Name">The test's name.</param>
/// <param name="Source">Where the test is declared.</param>
/// <param name="Failures">The expectations that did not hold, in order; empty when the test passed. A test goes on after a failed expectation.</param>
/// <param name="Timeline">What happened to the people, one line each, in the project's zone.</param>
/// <param name="Visited">The places that runs arrived at, for coverage.</param>
public sealed record TestResult(string Name, SourceRef Source, ImmutableArray<TestFailure> Failures, ImmutableArray<string> Timeline, ImmutableHashSet<(string Journey, string Place)> Visited)
{
    /// <summary>Whether every expectation held.</summary>
    public bool Passed => Failures.IsEmpty;
}

/// <summary>An expectation that did not hold.</summary>
/// <param name="Sentence">What was expected and what was found.</param>
/// <param name="Parts">The parts of the expectation as written, with their values.</param>
/// <param name="Source">Where it is written.</param>
public sealed record TestFailure(string Sentence, ImmutableArray<(string Text, string Value)> Parts, SourceRef Source);

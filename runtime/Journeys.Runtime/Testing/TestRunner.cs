using Journeys.Runtime.Programs;

namespace Journeys.Runtime.Testing;

/// <summary>Runs a <c>test</c> block: a virtual clock, the real engine and gates, a provider that accepts at once.</summary>
public sealed class TestRunner
{
    /// <summary>Runs one test. Thread-safe; equal arguments give equal results.</summary>
    public TestResult Run(ProjectDefinition project, TestDefinition test) => throw new NotSupportedException();
}

using Journeys.Runtime.Programs;

namespace Journeys.Runtime.Testing;

/// <summary>
/// Runs <c>test</c> blocks: a virtual clock that jumps from due time to due time, the real engine and gates,
/// a provider that accepts at once. The clock begins at the test's first <c>at</c>, without one on 1 January 2026 at 09:00 in the project's zone.
/// </summary>
public sealed class TestRunner
{
    private volatile ProgramSet? linked;

    /// <summary>Runs one test. Thread-safe; equal arguments give equal results.</summary>
    /// <param name="project">Compiled with its tests.</param>
    /// <param name="test">One of its tests.</param>
    public TestResult Run(ProjectDefinition project, TestDefinition test)
    {
        var programs = linked;
        if (programs is null || !ReferenceEquals(programs.Current, project)) linked = programs = new ProgramSet(project);
        return new TestRun(programs, test).Run();
    }
}

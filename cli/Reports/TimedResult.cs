using Journeys.Runtime.Testing;

namespace Journeys.Cli.Reports;

/// <summary>A test's result and how long it took on this machine.</summary>
internal sealed record TimedResult(TestResult Result, TimeSpan Took);

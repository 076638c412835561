namespace Journeys.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Nothing to complain about.</summary>
    public const int Fine = 0;
    /// <summary>The project has errors, a test failed, a row was rejected.</summary>
    public const int Findings = 1;
    /// <summary>The command line makes no sense, or names something that is not there.</summary>
    public const int Usage = 2;
    /// <summary>A failure of ours.</summary>
    public const int Failure = 3;
}

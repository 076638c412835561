namespace Journeys.Cli;

/// <summary>Something the user can put right: said in one line, exit code 2.</summary>
internal sealed class UsageException(string message) : Exception(message);

namespace Journeys.Compiler.Diagnostics;

/// <summary>What is allowed but can hardly be meant.</summary>
internal static class AnalysisWarnings
{
    public static readonly DiagnosticDescriptor Unreachable = new(
        "JRN5001", Severity.Warning, "Step that is never reached",
        "Nobody ever gets to this step: {0}.",
        "Delete it, or move it before.");

    public static readonly DiagnosticDescriptor NotYetVisited = new(
        "JRN5002", Severity.Warning, "Label not visited yet",
        "`{0}` comes later in the journey than this, so it reads false here (a label not yet visited is false).",
        "Move this after `{0}`, or use another label.");

    public static readonly DiagnosticDescriptor MissingComparison = new(
        "JRN5003", Severity.Warning, "Missing values count as neither",
        "`{0}` may be missing, and then this is false too: people without it are left out.",
        "If they are meant as well, write `({1} or {0} is missing)`.");

    public static readonly DiagnosticDescriptor NotIn = new(
        "JRN5004", Severity.Warning, "Another spelling of `not in`",
        "`not … in …` is written the other way round, so that there is one way to say it.",
        "Write `{0}`.");
}

namespace Journeys.Compiler.Diagnostics;

/// <summary>What can be wrong with the form of a source text.</summary>
public static class SyntaxErrors
{
    /// <summary>Not readable.</summary>
    public static readonly DiagnosticDescriptor Unreadable = new("JRN1001", Severity.Error, "Not understood", "This is not understood.", "");
}

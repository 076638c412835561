using System.Collections.Immutable;
using Journeys.Compiler.Diagnostics;

namespace Journeys.Cli.Rendering;

/// <summary>
/// Workflow commands of GitHub Actions (docs.github.com, "Workflow commands", setting an error message):
/// the host shows each at its line of the change.
/// </summary>
internal static class GitHubDiagnostics
{
    public static IEnumerable<string> Render(string root, ImmutableArray<Diagnostic> diagnostics) => diagnostics.Select(finding =>
    {
        var level = finding.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "notice" };
        var span = finding.Primary;
        var message = finding.Help.Length == 0 ? finding.Message : $"{finding.Message}\n{finding.Help}";
        return $"::{level} file={Property(DiagnosticWriter.ShownPath(root, span.Path))},line={span.Start.Line + 1},col={span.Start.Character + 1},endLine={span.End.Line + 1},endColumn={span.End.Character + 1},title={Property(finding.Code)}::{Data(message)}";
    });

    private static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}

using System.Collections.Immutable;
using Journeys.Compiler.Diagnostics;

namespace Journeys.Cli.Rendering;

/// <summary>How findings leave the process.</summary>
internal enum DiagnosticFormat
{
    /// <summary>For people, with the source and a caret.</summary>
    Text,
    /// <summary>One JSON document.</summary>
    Json,
    /// <summary>SARIF 2.1.0 for code scanning.</summary>
    Sarif,
    /// <summary>Workflow commands that annotate changed lines.</summary>
    GitHub,
}

/// <summary>Writes findings in the chosen format.</summary>
internal static class DiagnosticWriter
{
    /// <param name="root">The project's folder; paths in findings are relative to it.</param>
    public static void Write(Terminal terminal, DiagnosticFormat format, string root, ImmutableArray<Diagnostic> diagnostics)
    {
        switch (format)
        {
            case DiagnosticFormat.Json:
                terminal.Line(JsonDiagnostics.Render(root, diagnostics));
                break;
            case DiagnosticFormat.Sarif:
                terminal.Line(SarifDiagnostics.Render(root, diagnostics));
                break;
            case DiagnosticFormat.GitHub:
                foreach (var line in GitHubDiagnostics.Render(root, diagnostics)) terminal.Line(line);
                break;
            default:
                foreach (var diagnostic in diagnostics) terminal.Line(TextDiagnostics.Render(terminal, root, diagnostic));
                break;
        }
    }

    /// <summary>The path as the user's shell can open it: relative to where they stand where that is shorter.</summary>
    public static string ShownPath(string root, string path)
    {
        var full = Path.GetFullPath(Path.Combine(root, path));
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), full);
        return (relative.StartsWith("..", StringComparison.Ordinal) ? full : relative).Replace('\\', '/');
    }

    public static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "info",
        _ => "hint",
    };
}

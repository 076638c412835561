using System.Collections.Immutable;
using System.CommandLine;
using Journeys.Cli.Rendering;
using Journeys.Compiler;
using Journeys.Compiler.Diagnostics;

namespace Journeys.Cli.Commands;

/// <summary><c>journeys check</c>: every finding of a project in one run. Roslyn is not loaded.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var project = CommonOptions.Project();
        var format = CommonOptions.Format();
        var command = new Command("check", "Report every error and warning of a project.") { project, format };
        command.SetAction(parsed =>
        {
            var root = CommonOptions.Folder(parsed.GetRequiredValue(project));
            var chosen = parsed.GetValue(format);
            var diagnostics = Compilation.Create(JourneyProject.Load(root)).GetDiagnostics();
            DiagnosticWriter.Write(terminal, chosen, root, diagnostics);
            if (chosen == DiagnosticFormat.Text) terminal.Line(Summary(terminal, diagnostics));
            return diagnostics.Any(finding => finding.Severity == Severity.Error) ? ExitCode.Findings : ExitCode.Fine;
        });
        return command;
    }

    /// <summary>One closing line: <c>2 errors, 1 warning</c>.</summary>
    public static string Summary(Terminal terminal, ImmutableArray<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Count(finding => finding.Severity == Severity.Error);
        var warnings = diagnostics.Count(finding => finding.Severity == Severity.Warning);
        if (errors == 0 && warnings == 0) return terminal.Green("No errors, no warnings.");
        var text = $"{Count(errors, "error")}, {Count(warnings, "warning")}";
        return errors > 0 ? terminal.Red(text) : terminal.Yellow(text);
    }

    private static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";
}

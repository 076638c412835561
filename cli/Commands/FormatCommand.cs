using System.CommandLine;
using Journeys.Cli.Rendering;
using Journeys.Compiler;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Formatting;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Text;

namespace Journeys.Cli.Commands;

/// <summary><c>journeys fmt</c>: one style, no options. Files with syntax errors are reported and left alone.</summary>
internal static class FormatCommand
{
    public static Command Create(Terminal terminal)
    {
        var project = CommonOptions.Project();
        var check = new Option<bool>("--check") { Description = "Change nothing; fail when a file would change." };
        var diff = new Option<bool>("--diff") { Description = "Change nothing; show what would change." };
        var command = new Command("fmt", "Format .journey files in the one style.") { project, check, diff };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(project), parsed.GetValue(check), parsed.GetValue(diff)));
        return command;
    }

    private static int Run(Terminal terminal, string given, bool check, bool diff)
    {
        var (root, sources) = Sources(given);
        var changed = 0;
        var broken = 0;
        foreach (var source in sources)
        {
            var tree = SyntaxTree.Parse(source);
            var errors = tree.Diagnostics.Where(finding => finding.Severity == Severity.Error).ToArray();
            foreach (var error in errors) terminal.Line(TextDiagnostics.Render(terminal, root, error));
            if (errors.Length > 0)
            {
                broken++;
                continue;
            }

            var formatted = Formatter.Format(tree);
            if (formatted == source.Text) continue;
            changed++;
            var path = Path.Combine(root, source.Path);
            if (diff) terminal.Line(LineDiff.Render(terminal, DiagnosticWriter.ShownPath(root, source.Path), source.Text, formatted));
            else terminal.Line($"{(check ? "would format" : "formatted")} {DiagnosticWriter.ShownPath(root, source.Path)}");
            if (!check && !diff) Replace(path, formatted);
        }

        if (broken > 0) terminal.Error($"{broken} file{(broken == 1 ? "" : "s")} left alone because of syntax errors.");
        return broken > 0 || changed > 0 && (check || diff) ? ExitCode.Findings : ExitCode.Fine;
    }

    private static (string Root, IEnumerable<SourceText> Sources) Sources(string given)
    {
        var full = Path.GetFullPath(given);
        if (!File.Exists(full))
        {
            var root = CommonOptions.Folder(given);
            return (root, JourneyProject.Load(root).Sources);
        }

        if (!full.EndsWith(".journey", StringComparison.Ordinal)) throw new UsageException($"{given} is not a .journey file.");
        return (Path.GetDirectoryName(full) ?? ".", [new SourceText(Path.GetFileName(full), File.ReadAllText(full))]);
    }

    // Written beside and moved over, so that a crash in between loses nothing.
    private static void Replace(string path, string text)
    {
        var beside = path + ".fmt";
        File.WriteAllText(beside, text);
        File.Move(beside, path, overwrite: true);
    }
}

using System.CommandLine;
using Journeys.Cli.Rendering;
using Journeys.Compiler.Templates;

namespace Journeys.Cli.Commands;

/// <summary><c>journeys build</c>: the compiled assembly and its symbols as files.</summary>
internal static class BuildCommand
{
    public static Command Create(Terminal terminal)
    {
        var project = CommonOptions.Project();
        var output = new Option<string?>("--output", "-o") { Description = "Where the files go; without it, .journeys/build in the project." };
        var format = CommonOptions.Format();
        var command = new Command("build", "Compile a project to a .NET assembly.") { project, output, format };
        command.SetAction(parsed =>
        {
            var root = CommonOptions.Folder(parsed.GetRequiredValue(project));
            // Where the package is missing, an outdated file is reported by the compiler, with the remedy.
            foreach (var mjml in MjmlCompiler.CompileAll(root))
                if (mjml.Outcome is MjmlOutcome.Compiled or MjmlOutcome.Failed)
                    terminal.Line($"{DiagnosticWriter.ShownPath(".", mjml.Path)}  {(mjml.Outcome == MjmlOutcome.Compiled ? "compiled" : "not compiled: " + mjml.Detail)}");
            if (ProjectBuild.Compile(terminal, root, includeTests: false, parsed.GetValue(format)) is not { } built) return ExitCode.Findings;
            var folder = Path.GetFullPath(parsed.GetValue(output) ?? Path.Combine(root, ".journeys", "build"));
            Directory.CreateDirectory(folder);
            Write(terminal, Path.Combine(folder, $"{built.Name}.dll"), built.Assembly);
            Write(terminal, Path.Combine(folder, $"{built.Name}.pdb"), built.Symbols);
            return ExitCode.Fine;
        });
        return command;
    }

    private static void Write(Terminal terminal, string path, ReadOnlyMemory<byte> bytes)
    {
        using (var file = File.Create(path)) file.Write(bytes.Span);
        terminal.Line($"{DiagnosticWriter.ShownPath(".", path)}  {bytes.Length:N0} bytes");
    }
}

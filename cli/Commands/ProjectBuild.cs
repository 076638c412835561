using Journeys.Cli.Rendering;
using Journeys.Compiler;
using Journeys.Compiler.Emit;
using Journeys.Host.Programs;
using Journeys.Runtime.Programs;

namespace Journeys.Cli.Commands;

/// <summary>A project compiled in memory.</summary>
/// <param name="Name">The assembly's name, for example <c>Shop.journeys</c>.</param>
/// <param name="Hash">The hash of its meaning.</param>
/// <param name="Assembly">The .dll.</param>
/// <param name="Symbols">The portable .pdb.</param>
internal sealed record ProjectBuild(string Name, string Hash, ReadOnlyMemory<byte> Assembly, ReadOnlyMemory<byte> Symbols)
{
    /// <summary>Compiles; findings are written as they are, and null is returned when one of them is an error.</summary>
    public static ProjectBuild? Compile(Terminal terminal, string root, bool includeTests, DiagnosticFormat format = DiagnosticFormat.Text)
    {
        var compilation = Compilation.Create(JourneyProject.Load(root));
        var result = Emitter.Emit(compilation, new EmitOptions(includeTests));
        DiagnosticWriter.Write(terminal, format, root, result.Diagnostics);
        if (result.Success) return new ProjectBuild(result.Name, result.ContentHash, result.Assembly, result.Symbols);
        if (format == DiagnosticFormat.Text) terminal.Line(CheckCommand.Summary(terminal, result.Diagnostics));
        return null;
    }

    /// <summary>As the host takes it.</summary>
    public CompiledProgram Program => new(Hash, Assembly, Symbols);

    public LoadedProgram Load() => ProgramLoader.Load(Assembly, Symbols);
}

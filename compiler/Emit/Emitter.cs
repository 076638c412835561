using System.Collections.Immutable;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Emit.Declarations;
using Journeys.Compiler.Emit.Roslyn;

namespace Journeys.Compiler.Emit;

/// <summary>What to emit.</summary>
/// <param name="IncludeTests">With the project's tests, for <c>journeys test</c>; a deployed assembly has none.</param>
public sealed record EmitOptions(bool IncludeTests = false);

/// <summary>A compiled project, or why there is none.</summary>
/// <param name="Name">The assembly's name, such as <c>Shop.journeys</c>.</param>
/// <param name="Assembly">The bytes of the <c>.dll</c>; empty where the project has errors.</param>
/// <param name="Symbols">The bytes of the portable <c>.pdb</c>; empty where the project has errors.</param>
/// <param name="ContentHash">
/// SHA-256, in lower-case hexadecimal, of what the project means: layout, comments and tests change nothing. Empty where the project has errors.
/// </param>
/// <param name="Sources">The C# it was made of.</param>
/// <param name="Diagnostics">All findings about the project.</param>
public sealed record EmitResult(
    string Name, ReadOnlyMemory<byte> Assembly, ReadOnlyMemory<byte> Symbols, string ContentHash, ImmutableArray<EmittedFile> Sources, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Whether there is an assembly.</summary>
    public bool Success => !Assembly.IsEmpty;
}

/// <summary>Makes an assembly of a project. The same project gives the same bytes.</summary>
public static class Emitter
{
    /// <summary>Emits C# and compiles it; nothing is emitted of a project with errors.</summary>
    /// <exception cref="EmitFailureException">The emitted C# does not compile: a mistake of this compiler (JRN9001).</exception>
    public static EmitResult Emit(Compilation compilation, EmitOptions options, CancellationToken cancellation = default)
    {
        var findings = compilation.GetDiagnostics(cancellation);
        var model = compilation.GetSemanticModel(cancellation);
        var name = model.Project.Symbol.Name + ".journeys";
        if (HasErrors(findings)) return new(name, default, default, "", [], findings);
        var emitter = new ProjectEmitter(model.Project, model.Templates.Of);
        var files = emitter.Emit(options.IncludeTests);
        var (assembly, symbols) = RoslynCompiler.Compile(name, files, compilation.Project.Sources.Select(source => (source.Path, source.Text)));
        return new(name, assembly, symbols, emitter.Meaning(), files, findings);
    }

    /// <summary>The C# alone, not compiled; empty where the project has errors.</summary>
    public static ImmutableArray<EmittedFile> EmitCSharp(Compilation compilation, EmitOptions options, CancellationToken cancellation = default)
    {
        if (HasErrors(compilation.GetDiagnostics(cancellation))) return [];
        var model = compilation.GetSemanticModel(cancellation);
        return new ProjectEmitter(model.Project, model.Templates.Of).Emit(options.IncludeTests);
    }

    private static bool HasErrors(ImmutableArray<Diagnostic> findings) => findings.Any(finding => finding.Severity == Severity.Error);
}

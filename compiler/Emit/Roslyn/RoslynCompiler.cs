using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using RoslynText = Microsoft.CodeAnalysis.Text.SourceText;

namespace Journeys.Compiler.Emit.Roslyn;

/// <summary>Compiles emitted C# into an assembly and its symbols. The same C# gives the same bytes.</summary>
internal static class RoslynCompiler
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14, DocumentationMode.None);

    /// <param name="name">The assembly's name.</param>
    /// <param name="files">The C#.</param>
    /// <param name="sources">Path and text of the sources that <c>#line</c> names; they go into the symbols, so that a debugger shows them anywhere.</param>
    /// <exception cref="EmitFailureException">The C# does not compile.</exception>
    public static (byte[] Assembly, byte[] Symbols) Compile(string name, ImmutableArray<EmittedFile> files, IEnumerable<(string Path, string Text)> sources)
    {
        var trees = new SyntaxTree[files.Length];
        Parallel.For(0, files.Length, i => trees[i] = CSharpSyntaxTree.ParseText(RoslynText.From(files[i].Text, Encoding.UTF8), Parsing, "emitted/" + files[i].Path));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release, concurrentBuild: true, deterministic: true, warningLevel: 0,
            generalDiagnosticOption: ReportDiagnostic.Suppress, checkOverflow: true);
        var compilation = CSharpCompilation.Create(name, trees, References(), options);

        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = compilation.Emit(assembly, symbols,
            options: new Microsoft.CodeAnalysis.Emit.EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb),
            embeddedTexts: sources.Select(source => EmbeddedText.FromSource(source.Path, RoslynText.From(source.Text, Encoding.UTF8))));
        if (!result.Success) throw Failure(files, result.Diagnostics);
        return (assembly.ToArray(), symbols.ToArray());
    }

    // The assemblies this process itself runs on: the compiled project will run on the same.
    private static IEnumerable<MetadataReference> References()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location) ?? throw new InvalidOperationException("The compiler needs the .NET assemblies as files.");
        string[] framework = ["System.Private.CoreLib", "System.Runtime", "System.Collections", "System.Collections.Immutable", "System.Linq", "System.Memory", "System.Text.RegularExpressions",
            // Interfaces of NodaTime's types.
            "System.Xml.ReaderWriter", "System.Private.Xml"];
        Assembly[] ours = [typeof(Journeys.Runtime.Scope).Assembly, typeof(NodaTime.Instant).Assembly];
        return framework.Select(file => Path.Combine(folder, file + ".dll")).Concat(ours.Select(one => one.Location)).Select(path => MetadataReference.CreateFromFile(path));
    }

    private static EmitFailureException Failure(ImmutableArray<EmittedFile> files, ImmutableArray<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error).Take(5).Select(one => one.ToString());
        var kept = Keep(files);
        return new EmitFailureException(
            $"The project is fine, but the code made of it does not compile. This is a mistake of the journeys compiler; please report it{(kept is null ? "" : $" with the files in {kept}")}.\n{string.Join("\n", errors)}");
    }

    private static string? Keep(ImmutableArray<EmittedFile> files)
    {
        try
        {
            var folder = Directory.CreateTempSubdirectory("journeys-emitted-").FullName;
            foreach (var file in files)
            {
                var path = Path.Combine(folder, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path) ?? folder);
                File.WriteAllText(path, file.Text);
            }
            return folder;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

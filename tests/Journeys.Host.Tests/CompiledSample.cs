using Journeys.Compiler;
using Journeys.Compiler.Emit;
using Journeys.Host.Programs;

namespace Journeys.Host.Tests;

/// <summary>A project of tests/Samples/host, compiled from its text as the command line does it.</summary>
internal static class CompiledSample
{
    public static CompiledProgram Of(string name) => Compile(JourneyProject.Load(Path.Combine(Root(), "tests", "Samples", "host", name)), name);

    /// <summary>The same with one text put for another.</summary>
    public static CompiledProgram Edited(string name, string before, string after)
    {
        var source = File.ReadAllText(Path.Combine(Root(), "tests", "Samples", "host", name, "shop.journey"));
        Assert.Contains(before, source, StringComparison.Ordinal);
        return Compile(JourneyProject.FromFiles([new("shop.journey", source.Replace(before, after, StringComparison.Ordinal))]), name);
    }

    private static CompiledProgram Compile(JourneyProject project, string name)
    {
        var result = Emitter.Emit(Compilation.Create(project), new EmitOptions(), TestContext.Current.CancellationToken);
        Assert.True(result.Success, $"{name}: {string.Join(Environment.NewLine, result.Diagnostics)}");
        return new CompiledProgram(result.ContentHash, result.Assembly, result.Symbols);
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Journeys.sln"))) return folder.FullName;
        throw new InvalidOperationException("Journeys.sln was not found above the test's folder.");
    }
}

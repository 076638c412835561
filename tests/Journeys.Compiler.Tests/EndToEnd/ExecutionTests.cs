using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Emit;
using Journeys.Compiler.Tests.Baselines;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Testing;

namespace Journeys.Compiler.Tests.EndToEnd;

/// <summary>
/// Projects whose tests, written in the language, run through the whole compiler and the real core: every construct, and the rules of
/// the semantics that can be shown in the language (each test's name cites its rule).
/// </summary>
public sealed class ExecutionTests
{
    public static TheoryData<string> Projects() => Samples.Cases("execution");

    [Theory]
    [MemberData(nameof(Projects))]
    public void All_tests_of_the_project_pass(string project) => RunAll(Path.Combine(Samples.Folder("execution"), project));

    [Fact]
    public void All_tests_of_the_shop_pass() => RunAll(Path.Combine(Samples.Repository, "samples", "shop"));

    private static void RunAll(string folder)
    {
        var compilation = Compilation.Create(JourneyProject.Load(folder));
        var emitted = Emitter.Emit(compilation, new EmitOptions(IncludeTests: true), TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(one => one.Severity == Severity.Error)));
        using var program = ProgramLoader.Load(emitted.Assembly, emitted.Symbols);
        Assert.NotEmpty(program.Definition.Tests);
        var runner = new TestRunner();
        var failed = program.Definition.Tests.Select(test => runner.Run(program.Definition, test)).Where(result => !result.Passed).ToList();
        Assert.True(failed.Count == 0, string.Join("\n\n", failed.Select(Describe)));
    }

    private static string Describe(Journeys.Runtime.Testing.TestResult result) => $"{result.Name} ({result.Source.File}:{result.Source.Line})\n"
        + string.Concat(result.Failures.Select(failure => $"  line {failure.Source.Line}: {failure.Sentence}\n" + string.Concat(failure.Parts.Select(part => $"    {part.Text} = {part.Value}\n"))))
        + string.Join("\n", result.Timeline.Select(line => "    | " + line));
}

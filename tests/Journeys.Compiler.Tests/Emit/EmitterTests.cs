using System.Reflection.Metadata;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Emit;
using Journeys.Compiler.Tests.Baselines;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Testing;

namespace Journeys.Compiler.Tests.Emit;

public sealed class EmitterTests
{
    private static readonly EmitOptions WithTests = new(IncludeTests: true);

    [Fact]
    public void The_csharp_is_readable()
    {
        var files = Emitter.EmitCSharp(Load("small"), WithTests, TestContext.Current.CancellationToken);
        Baseline.Verify("emit", "small/expected.cs.txt", string.Concat(files.Where(file => !file.Path.Contains("Schema", StringComparison.Ordinal)).Select(file => $"// ======== {file.Path}\n{file.Text}\n")));
    }

    [Fact]
    public void The_same_project_gives_the_same_bytes()
    {
        var one = Emit(Load("small"));
        var two = Emit(Load("small"));
        Assert.Equal(one.ContentHash, two.ContentHash);
        Assert.True(one.Assembly.Span.SequenceEqual(two.Assembly.Span));
        Assert.True(one.Symbols.Span.SequenceEqual(two.Symbols.Span));
    }

    [Fact]
    public void Symbols_hold_the_journey_source()
    {
        using var pdb = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(Emit(Load("small")).Symbols.ToArray()));
        var reader = pdb.GetMetadataReader();
        Assert.Contains("small.journey", reader.Documents.Select(document => reader.GetString(reader.GetDocument(document).Name)));
    }

    [Fact]
    public void Reformatting_and_comments_and_new_fields_leave_the_version()
    {
        var text = Samples.Read("emit", "small/small.journey");
        var version = Version(text);
        Assert.Equal(Emit(Project(text)).ContentHash, Emit(Project("// Another comment.\n\n" + text)).ContentHash);
        Assert.Equal(version, Version("\n\n" + text.Replace("  enter once", "  // a comment\n      enter\n once", StringComparison.Ordinal)));
        Assert.Equal(version, Version(text.Replace("\ncontact { ", "\ncontact { added: text?  ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("wait up to 2 days", "wait up to 3 days")]
    [InlineData("you came by", "you come by")]
    [InlineData("total >= 10 EUR", "total >= 11 EUR")]
    [InlineData("subject \"Hello", "subject \"Hi")]
    public void Another_meaning_is_another_version(string before, string after)
    {
        var text = Samples.Read("emit", "small/small.journey");
        Assert.Contains(before, text, StringComparison.Ordinal);
        Assert.NotEqual(Version(text), Version(text.Replace(before, after, StringComparison.Ordinal)));
    }

    [Fact]
    public void Text_of_a_user_never_becomes_code()
    {
        var text = Samples.Read("emit", "small/small.journey")
            .Replace("you came by", "\"); System.Environment.Exit(9); //\u2028 \\ \" ${x} @\"", StringComparison.Ordinal)
            .Replace("no answer from", "\\\"; throw null; /*", StringComparison.Ordinal);
        using var program = ProgramLoader.Load(Emit(Project(text)).Assembly, default);
        Assert.True(new TestRunner().Run(program.Definition, program.Definition.Tests[0]).Passed);
    }

    [Fact]
    public void Without_tests_there_are_none() => Assert.DoesNotContain(
        Emitter.EmitCSharp(Load("small"), new EmitOptions(), TestContext.Current.CancellationToken), file => file.Path == "Tests.cs");

    [Fact]
    public void Of_a_project_with_errors_nothing_is_emitted()
    {
        var result = Emitter.Emit(Project("project Broken { }\njourney X { send Nothing }"), WithTests, TestContext.Current.CancellationToken);
        Assert.False(result.Success);
        Assert.Contains(result.Diagnostics, finding => finding.Severity == Severity.Error);
    }

    [Fact]
    public void R33_a_failing_run_is_set_aside_and_named_by_its_line_while_the_others_go_on()
    {
        using var program = Load(Emit(Load("failure")));
        var result = new TestRunner().Run(program.Definition, program.Definition.Tests[0]);
        var failure = Assert.Single(result.Failures);
        Assert.Contains("Overflows was set aside", failure.Sentence, StringComparison.Ordinal);
        Assert.Contains("failure.journey:line 15", failure.Sentence, StringComparison.Ordinal);
        Assert.True(new TestRunner().Run(program.Definition, program.Definition.Tests[1]).Passed);
    }

    private static string Version(string text)
    {
        using var program = Load(Emit(Project(text)));
        return Assert.Single(program.Definition.Journeys).Version;
    }

    private static LoadedProgram Load(EmitResult result) => ProgramLoader.Load(result.Assembly, result.Symbols);

    private static Compilation Load(string sample) => Compilation.Create(JourneyProject.Load(Path.Combine(Samples.Folder("emit"), sample)));

    private static Compilation Project(string text) => Compilation.Create(JourneyProject.FromFiles([new("small.journey", text)]));

    private static EmitResult Emit(Compilation compilation)
    {
        var result = Emitter.Emit(compilation, WithTests, TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return result;
    }
}

using Journeys.Compiler.Syntax;
using Journeys.Compiler.Tests.Baselines;
using Journeys.Compiler.Text;

namespace Journeys.Compiler.Tests.Parsing;

public sealed class ValidSampleTests
{
    public static TheoryData<string> Corpus => Samples.Files("syntax/corpus");

    public static TheoryData<string> Language => Samples.Files("syntax/language");

    [Theory]
    [MemberData(nameof(Corpus))]
    public void The_corpus_parses_and_prints_back(string file) => Check("syntax/corpus", file);

    [Theory]
    [MemberData(nameof(Language))]
    public void Every_block_of_the_language_design_parses_and_prints_back(string file) => Check("syntax/language", file);

    [Fact]
    public void Every_file_of_the_shipped_samples_parses_and_prints_back()
    {
        var files = Directory.GetFiles(Path.Combine(Samples.Repository, "samples"), "*.journey", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        Assert.All(files, f => CheckText(Path.GetFileName(f), File.ReadAllText(f)));
    }

    private static void Check(string topic, string file) => CheckText(file, Samples.Read(topic, file));

    private static void CheckText(string file, string source)
    {
        var tree = SyntaxTree.Parse(new SourceText(file, source));
        Assert.Empty(tree.Diagnostics.Select(d => d.ToString()));
        Assert.Equal(source, tree.ToFullString());
        Assert.NotEmpty(tree.Root.Declarations);
        Assert.DoesNotContain(tree.Root.DescendantTokens(), t => t.LeadingTrivia.Any(p => p.Kind == SyntaxKind.SkippedTokensTrivia));
    }
}

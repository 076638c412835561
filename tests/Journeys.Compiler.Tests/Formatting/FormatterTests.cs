using Journeys.Compiler.Formatting;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Tests.Baselines;
using Journeys.Compiler.Text;

namespace Journeys.Compiler.Tests.Formatting;

public sealed class FormatterTests
{
    public static TheoryData<string> Valid => [.. Samples.Files("syntax/corpus").Select(f => "corpus/" + f.Data), .. Samples.Files("syntax/language").Select(f => "language/" + f.Data), .. Samples.Cases("syntax/format").Select(f => $"format/{f.Data}/input.journey")];

    public static TheoryData<string> Cases => Samples.Cases("syntax/format");

    [Theory]
    [MemberData(nameof(Valid))]
    public void Words_and_comments_stay_and_a_second_time_changes_nothing(string file)
    {
        var tree = Parse(Samples.Read("syntax", file));
        Assert.Empty(tree.Diagnostics);
        var formatted = Formatter.Format(tree);
        var again = Parse(formatted);
        Assert.Empty(again.Diagnostics);
        Assert.Equal(Words(tree), Words(again));
        Assert.Equal(Comments(tree), Comments(again));
        Assert.Equal(formatted, Formatter.Format(again));
        Assert.DoesNotContain(formatted.Split('\n'), l => l.EndsWith(' ') && !formatted.Contains("\"\"\"", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_file_is_formatted_in_the_one_style(string name) =>
        Baseline.Verify("syntax/format", $"{name}/formatted.journey", Formatter.Format(Parse(Samples.Read("syntax/format", $"{name}/input.journey"))));

    [Fact]
    public void A_broken_file_is_given_back_as_it_is()
    {
        const string source = "journey  X {\n\n\n send\n}";
        Assert.Equal(source, Formatter.Format(Parse(source)));
    }

    [Fact]
    public void An_empty_file_stays_empty() => Assert.Equal("", Formatter.Format(Parse("\n\n  ")));

    private static SyntaxTree Parse(string source) => SyntaxTree.Parse(new SourceText("t.journey", source));

    private static List<string> Words(SyntaxTree tree) => [.. tree.Root.DescendantTokens().Select(t => t.Text)];

    private static List<string> Comments(SyntaxTree tree) =>
        [.. tree.Root.DescendantTokens().SelectMany(t => t.LeadingTrivia).Where(t => t.IsComment).Select(t => t.Text.TrimEnd())];
}

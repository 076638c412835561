using CsCheck;
using Journeys.Compiler.Parsing;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Tests.Baselines;
using Journeys.Compiler.Text;

namespace Journeys.Compiler.Tests.Parsing;

/// <summary>No text makes the parser throw, and every text can be printed back from its tree.</summary>
public sealed class RobustnessTests
{
    private static readonly string[] Sources = [.. Samples.Files("syntax/corpus").Select(f => Samples.Read("syntax/corpus", f.Data))];

    public static TheoryData<string> Corpus => Samples.Files("syntax/corpus");

    [Theory]
    [MemberData(nameof(Corpus))]
    public void Every_prefix_of_every_sample_is_read(string file)
    {
        var source = Samples.Read("syntax/corpus", file);
        for (var length = 3; length < source.Length; length += 11)
            Check(source[..length]);
    }

    [Theory]
    [MemberData(nameof(Corpus))]
    public void A_sample_without_one_of_its_words_is_read_and_other_declarations_stay(string file)
    {
        var source = Samples.Read("syntax/corpus", file);
        var root = SyntaxTree.Parse(new SourceText(file, source)).Root;
        var tokens = root.DescendantTokens().Where(t => t.Span.Length > 0).ToList();
        for (var i = 3; i < tokens.Count; i += 23)
        {
            var tree = Check(source.Remove(tokens[i].Span.Start, tokens[i].Span.Length).Insert(tokens[i].Span.Start, " "));
            var own = root.Declarations.First(d => d.FullSpan.Contains(tokens[i].Span));
            var after = tree.Root.Declarations.Select(d => d.ToString().Trim()).ToHashSet();
            // Declarations that share a line or their margin with the broken one may go with it.
            var others = root.Declarations.Where(d => d != own && d.Location.Start.Character == 0 && own.Location.Start.Character == 0);
            var lost = others.Where(d => !after.Contains(d.ToString().Trim())).Select(d => d.DeclaredName?.Text).ToList();
            Assert.True(lost.Count == 0, $"Without `{tokens[i].Text}` at {tokens[i].Location} these are lost: {string.Join(", ", lost)}");
        }
    }

    [Fact]
    public void Random_characters_are_read() =>
        Gen.Char["abcdefghijklmnopqrstuvwxyzAEZ0123456789 \n\r\t\"{}()[]<>=!?.,:;|+-*/\\%'#&“é\u0000\ud83d\ude00"].Array[0, 120]
            .Sample(chars => { Check(new string(chars)); }, iter: 150, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Words_in_random_order_are_read()
    {
        var words = Sources.SelectMany(s => s.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).Distinct().ToArray();
        Gen.Int[0, words.Length - 1].Select(i => words[i]).Array[1, 40].Select(Gen.Bool.Array[40])
            .Sample((picked, breaks) => { Check(string.Concat(picked.Select((w, i) => w + (breaks[i] ? "\n" : " ")))); }, iter: 150, seed: "0N0XIzNsQ0O2");
    }

    [Theory]
    [InlineData("segment S = ", "(", "x")]
    [InlineData("segment S = ", "not ", "x")]
    [InlineData("segment S = ", "-", "x")]
    [InlineData("segment S = ", "[", "x")]
    [InlineData("segment S = x", " and x", "")]
    [InlineData("segment S = x", ".y", "")]
    [InlineData("segment S = x", " ?? x", "")]
    [InlineData("segment S = ", "if a then b else ", "c")]
    [InlineData("segment S = ", "{ a: ", "x")]
    [InlineData("segment S = \"", "{\"", "x")]
    [InlineData("contact { f: ", "list of ", "text }")]
    [InlineData("journey J { start on A enter once ", "if x { ", "send B")]
    public void Deep_nesting_is_refused_with_a_message(string before, string repeated, string after)
    {
        var tree = Check(before + string.Concat(Enumerable.Repeat(repeated, 20_000)) + after + "\nlist Kept");
        Assert.Contains(tree.Diagnostics, d => d.Code == "JRN1010");
        Assert.Contains(tree.Root.Declarations, d => d is ListDeclarationSyntax);
    }

    [Theory]
    [MemberData(nameof(Corpus))]
    public void A_valid_file_is_read_the_fast_way(string file) =>
        Assert.True(SyntaxParser.IsReadFast(new SourceText(file, Samples.Read("syntax/corpus", file))));

    private static SyntaxTree Check(string source)
    {
        var tree = SyntaxTree.Parse(new SourceText("t.journey", source));
        Assert.Equal(source, tree.ToFullString());
        var whole = !tree.Root.DescendantTokens().SelectMany(t => t.LeadingTrivia).Any(t => t.Kind == SyntaxKind.SkippedTokensTrivia);
        Assert.True(whole || tree.Diagnostics.Length > 0, "Something was left out without a word: " + source);
        return tree;
    }
}

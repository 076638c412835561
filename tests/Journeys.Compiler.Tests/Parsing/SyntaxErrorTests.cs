using System.Text.RegularExpressions;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Tests.Baselines;
using Journeys.Compiler.Text;

namespace Journeys.Compiler.Tests.Parsing;

public sealed partial class SyntaxErrorTests
{
    public static TheoryData<string> Errors => Samples.Cases("syntax/errors");

    [Theory]
    [MemberData(nameof(Errors))]
    public void A_mistake_is_told_in_our_words(string name)
    {
        var source = Samples.Read("syntax/errors", $"{name}/input.journey");
        var tree = SyntaxTree.Parse(new SourceText("input.journey", source));
        Assert.NotEmpty(tree.Diagnostics);
        Assert.Equal(source, tree.ToFullString());
        var text = DiagnosticText.Write(tree.Diagnostics);
        Assert.All(tree.Diagnostics, d => Assert.DoesNotMatch(ParserWords(), d.Message + d.Help));
        Baseline.Verify("syntax/errors", $"{name}/diagnostics.txt", text);
    }

    /// <summary>One mistake costs one message: the case says how many mistakes it holds, if more than one.</summary>
    [Theory]
    [MemberData(nameof(Errors))]
    public void One_mistake_gives_one_message(string name)
    {
        var source = Samples.Read("syntax/errors", $"{name}/input.journey");
        var said = MistakeCount().Match(source);
        var expected = said.Success ? int.Parse(said.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : 1;
        Assert.Equal(expected, SyntaxTree.Parse(new SourceText("input.journey", source)).Diagnostics.Length);
    }

    /// <summary>Applying every first fix leaves nothing of the same kind at that place.</summary>
    [Theory]
    [MemberData(nameof(Errors))]
    public void A_fix_removes_its_finding(string name)
    {
        var source = Samples.Read("syntax/errors", $"{name}/input.journey");
        foreach (var diagnostic in SyntaxTree.Parse(new SourceText("input.journey", source)).Diagnostics.Where(d => d.Fixes.Length > 0))
        {
            var mended = source;
            foreach (var edit in diagnostic.Fixes[0].Edits.OrderByDescending(e => e.Target.Span.Start))
                mended = mended.Remove(edit.Target.Span.Start, edit.Target.Span.Length).Insert(edit.Target.Span.Start, edit.NewText);
            var after = SyntaxTree.Parse(new SourceText("input.journey", mended)).Diagnostics;
            Assert.DoesNotContain(after, d => d.Code == diagnostic.Code && d.Primary.Span.Start == diagnostic.Primary.Span.Start);
        }
    }

    [GeneratedRegex(@"\b(token|rule\b(?! of)|EOF|mismatched|viable|input|lexer|parser|K_)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ParserWords();

    [GeneratedRegex(@"^// (\d+) mistakes", RegexOptions.Multiline)]
    private static partial Regex MistakeCount();
}

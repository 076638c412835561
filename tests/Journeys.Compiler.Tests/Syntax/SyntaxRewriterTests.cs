using Journeys.Compiler.Syntax;
using Journeys.Compiler.Tests.Baselines;
using Journeys.Compiler.Text;

namespace Journeys.Compiler.Tests.Syntax;

public sealed class SyntaxRewriterTests
{
    public static TheoryData<string> Corpus => Samples.Files("syntax/corpus");

    [Theory]
    [MemberData(nameof(Corpus))]
    public void Nothing_changed_gives_the_same_tree(string file)
    {
        var tree = SyntaxTree.Parse(new SourceText(file, Samples.Read("syntax/corpus", file)));
        Assert.Same(tree, new Idle().Rewrite(tree));
    }

    [Fact]
    public void A_renamed_message_is_renamed_wherever_it_is_sent_and_nothing_else_changes()
    {
        const string Source = "journey J {\n  start on A\n  enter once // once only\n  send Hello   as hello\n  if contact.x == 1 { send Hello }\n}\n";
        var tree = SyntaxTree.Parse(new SourceText("a.journey", Source));
        var renamed = new Rename("Hello", "Greeting").Rewrite(tree);
        Assert.Equal(Source.Replace("send Hello", "send Greeting", StringComparison.Ordinal), renamed.ToFullString());
        Assert.Equal(renamed.ToFullString(), renamed.Text.Text);
        Assert.Equal(Source, tree.ToFullString());
        Assert.Equal(tree.Root.DescendantNodes().Select(node => node.Kind), renamed.Root.DescendantNodes().Select(node => node.Kind));
    }

    [Fact]
    public void A_removed_step_goes_with_its_comment()
    {
        var tree = SyntaxTree.Parse(new SourceText("a.journey", "journey J {\n  start on A\n  // rest\n  wait 2 days\n  send B\n}\n"));
        Assert.Equal("journey J {\n  start on A\n  send B\n}\n", new WithoutWaits().Rewrite(tree).ToFullString());
    }

    private sealed class Idle : SyntaxRewriter;

    private sealed class Rename(string from, string to) : SyntaxRewriter
    {
        protected override SyntaxPart VisitToken(SyntaxToken token) =>
            token.Text == from && token.Parent.Ancestors().Any(node => node is SendStepSyntax) ? SyntaxPart.WithText(token, to) : base.VisitToken(token);
    }

    private sealed class WithoutWaits : SyntaxRewriter
    {
        protected override SyntaxPart DefaultVisit(SyntaxNode node) => node is WaitStepSyntax ? SyntaxPart.None : base.DefaultVisit(node);
    }
}

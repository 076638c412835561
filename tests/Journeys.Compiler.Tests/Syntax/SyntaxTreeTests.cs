using Journeys.Compiler.Syntax;
using Journeys.Compiler.Tests.Baselines;
using Journeys.Compiler.Text;

namespace Journeys.Compiler.Tests.Syntax;

public sealed class SyntaxTreeTests
{
    [Fact]
    public void Operators_nest_to_the_left_and_bind_as_usual()
    {
        var segment = First<SegmentDeclarationSyntax>("segment S = a or b and c and not d + 1 * 2 == 3");
        var or = Assert.IsType<BinaryExpressionSyntax>(segment.Condition);
        Assert.Equal(SyntaxKind.OrKeyword, or.Operator?.Kind);
        var and = Assert.IsType<BinaryExpressionSyntax>(or.Right);
        Assert.Equal("b and c", and.Left?.ToString());
        var not = Assert.IsType<UnaryExpressionSyntax>(and.Right);
        var equals = Assert.IsType<BinaryExpressionSyntax>(not.Operand);
        Assert.Equal(SyntaxKind.EqualsEqualsToken, equals.Operator?.Kind);
        Assert.Equal("1 * 2", Assert.IsType<BinaryExpressionSyntax>(equals.Left).Right?.ToString());
    }

    [Fact]
    public void A_step_gives_its_parts()
    {
        var journey = First<JourneyDeclarationSyntax>("journey J { start on A as a enter once send Hello(a, 2) as hi only if contact.plan == Free }");
        var send = Assert.IsType<SendStepSyntax>(Assert.Single(journey.Steps));
        var message = Assert.IsType<MessageReferenceSyntax>(send.Target);
        Assert.Equal("Hello", message.Name?.Text);
        Assert.Equal(2, message.Arguments?.Arguments.Length);
        Assert.Equal("hi", send.Label?.Name?.Text);
        Assert.Equal("contact.plan == Free", send.OnlyIf?.Condition?.ToString());
        Assert.Equal(2, journey.Headers.Length);
        Assert.Same(journey, send.Parent);
    }

    [Fact]
    public void A_call_with_two_words_names_its_function()
    {
        var value = First<ValueDeclarationSyntax>("value V = count distinct(A.f, in last 3 days)");
        var call = Assert.IsType<CallExpressionSyntax>(value.Value);
        Assert.Equal("count distinct", call.Function);
        Assert.IsType<WindowArgumentSyntax>(call.Arguments?.Arguments[1]);
    }

    [Fact]
    public void A_text_gives_its_holes_and_escapes()
    {
        var value = First<ValueDeclarationSyntax>("value V = \"a \\{b\\} {x ?? \"y\" | upper} \\n\"");
        var text = Assert.IsType<StringExpressionSyntax>(value.Value);
        var hole = Assert.Single(text.Holes);
        Assert.Equal("x ?? \"y\" ", hole.Expression?.ToString() + " ");
        Assert.Equal("upper", Assert.Single(hole.Formats).Name?.Text);
        Assert.Equal("{", text.ChildNodesAndTokens().Select(c => c.Token).First(t => t?.Kind == SyntaxKind.EscapeToken)?.ValueText);
    }

    [Fact]
    public void Keywords_are_names_where_names_stand()
    {
        var contact = First<ContactDeclarationSyntax>("contact { on: text? email: email? }");
        Assert.All(contact.Fields, f => Assert.Equal(SyntaxKind.NameToken, f.Name?.Kind));
    }

    [Fact]
    public void Doc_comments_belong_to_what_follows()
    {
        var journey = First<JourneyDeclarationSyntax>("list A\n\n/// The first week.\n/// Short.\njourney J { start on A enter once\n  // not this\n  /// Say hello.\n  send B }");
        Assert.Equal("The first week.\nShort.", journey.DocComment);
        Assert.Equal("Say hello.", journey.Steps[0].DocComment);
        Assert.Null(journey.Headers[0].DocComment);
    }

    [Fact]
    public void The_token_at_every_position_covers_it()
    {
        foreach (var file in Samples.Files("syntax/corpus").Select(f => f.Data).Take(6))
        {
            var source = Samples.Read("syntax/corpus", file);
            var root = SyntaxTree.Parse(new SourceText(file, source)).Root;
            for (var position = 0; position < source.Length; position += 3)
                Assert.True(root.FindToken(position).FullSpan.Contains(position));
            Assert.Equal(SyntaxKind.EndOfFileToken, root.FindToken(source.Length).Kind);
        }
    }

    [Fact]
    public void Spans_of_children_lie_in_their_parents_and_follow_each_other()
    {
        var root = SyntaxTree.Parse(new SourceText("t", Samples.Read("syntax/corpus", "n06_actions.journey"))).Root;
        foreach (var node in root.DescendantNodes().Prepend(root))
        {
            var position = node.FullSpan.Start;
            foreach (var child in node.ChildNodesAndTokens())
            {
                var span = child.Node?.FullSpan ?? child.Token?.FullSpan ?? default;
                Assert.Equal(position, span.Start);
                position = span.End;
            }
            Assert.Equal(node.FullSpan.End, position);
        }
    }

    [Fact]
    public void An_expression_of_a_template_has_formats()
    {
        var root = SyntaxTree.ParseExpression(new SourceText("mail.md", " order.total ?? 0 | money | upper(1)"));
        Assert.Empty(root.Tree.Diagnostics);
        Assert.IsType<BinaryExpressionSyntax>(root.Expression);
        Assert.Equal(["money", "upper"], root.Formats.Select(f => f.Name?.Text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("order.")]
    [InlineData("order total")]
    [InlineData("\"x")]
    public void A_broken_expression_of_a_template_is_reported_and_printed_back(string source)
    {
        var root = SyntaxTree.ParseExpression(new SourceText("mail.md", source));
        Assert.NotEmpty(root.Tree.Diagnostics);
        Assert.Equal(source, root.ToFullString());
    }

    private static T First<T>(string source)
        where T : SyntaxNode
    {
        var tree = SyntaxTree.Parse(new SourceText("t.journey", source));
        Assert.Empty(tree.Diagnostics);
        return tree.Root.DescendantNodes().OfType<T>().First();
    }
}

using Journeys.Compiler.Text;

namespace Journeys.Compiler.Syntax;

/// <summary>
/// Makes a changed tree of a tree: override the method of the kinds of node that change (they are generated, one per kind) and
/// <see cref="VisitToken"/>. Parts that do not change are shared with the old tree, which stays as it is.
/// </summary>
public abstract class SyntaxRewriter : SyntaxVisitor<SyntaxPart>
{
    /// <summary>The changed tree; the same tree where nothing changed. Its text is what its tokens print; its diagnostics are not carried over.</summary>
    public SyntaxTree Rewrite(SyntaxTree tree)
    {
        var root = Visit(tree.RootNode);
        if (ReferenceEquals(root.Green, tree.RootNode.Green)) return tree;
        if (root.Green is not GreenNode green) throw new InvalidOperationException("A tree's topmost node cannot be removed or become a word.");
        // Printed before it is wrapped: the new tree's text is made of its own tokens.
        var printed = SyntaxPart.Print(green);
        return new SyntaxTree(new SourceText(tree.Text.Path, printed), green, []);
    }

    /// <summary>What becomes of a token; by default it stays.</summary>
    protected virtual SyntaxPart VisitToken(SyntaxToken token) => SyntaxPart.Of(token);

    /// <summary>Rewrites the children of a node.</summary>
    protected override SyntaxPart DefaultVisit(SyntaxNode node)
    {
        var children = new List<GreenElement>();
        var changed = false;
        foreach (var child in node.ChildNodesAndTokens())
        {
            var before = child.Node is { } inner ? (GreenElement)inner.Green : child.Token?.Green;
            var after = child.Node is { } visited ? Visit(visited) : child.Token is { } token ? VisitToken(token) : SyntaxPart.None;
            changed |= !ReferenceEquals(before, after.Green);
            if (after.Green is { } kept) children.Add(kept);
        }
        return changed ? new SyntaxPart(new GreenNode(node.Kind, [.. children])) : SyntaxPart.Of(node);
    }
}

/// <summary>A part of a tree in the making: a node, a token, or nothing.</summary>
public readonly struct SyntaxPart
{
    internal SyntaxPart(GreenElement? green) => Green = green;

    /// <summary>Nothing: what stood here is removed, with the trivia before it.</summary>
    public static SyntaxPart None { get; }

    internal GreenElement? Green { get; }

    /// <summary>A node as it is.</summary>
    public static SyntaxPart Of(SyntaxNode node) => new(node.Green);

    /// <summary>A token as it is.</summary>
    public static SyntaxPart Of(SyntaxToken token) => new(token.Green);

    /// <summary>A token of the same kind and trivia with another text.</summary>
    public static SyntaxPart WithText(SyntaxToken token, string text) => new(new GreenToken(token.Kind, text, token.Green.Leading));

    internal static string Print(GreenElement part)
    {
        var text = new System.Text.StringBuilder(part.FullWidth);
        var open = new Stack<GreenElement>();
        open.Push(part);
        while (open.TryPop(out var next))
        {
            if (next is GreenToken token)
            {
                foreach (var trivia in token.Leading) text.Append(trivia.Text);
                text.Append(token.Text);
            }
            else if (next is GreenNode node)
            {
                for (var i = node.Children.Length - 1; i >= 0; i--) open.Push(node.Children[i]);
            }
        }
        return text.ToString();
    }
}

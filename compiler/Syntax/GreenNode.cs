namespace Journeys.Compiler.Syntax;

/// <summary>
/// The inner layer of the tree: immutable, without parents and positions, so that parts can be shared between versions
/// of a file. The public layer (<see cref="SyntaxNode"/>) is made over it on demand.
/// </summary>
internal abstract class GreenElement(SyntaxKind kind, int fullWidth)
{
    public SyntaxKind Kind { get; } = kind;

    /// <summary>Characters of the element, leading trivia included.</summary>
    public int FullWidth { get; } = fullWidth;

    /// <summary>Characters of the trivia before the first token.</summary>
    public abstract int LeadingWidth { get; }
}

/// <summary>A piece of text that carries no meaning.</summary>
internal sealed record GreenTrivia(SyntaxKind Kind, string Text);

/// <summary>A word, sign or literal with the trivia before it.</summary>
internal sealed class GreenToken(SyntaxKind kind, string text, GreenTrivia[] leading)
    : GreenElement(kind, text.Length + WidthOf(leading))
{
    public string Text { get; } = text;

    public GreenTrivia[] Leading { get; } = leading;

    public override int LeadingWidth => FullWidth - Text.Length;

    private static int WidthOf(GreenTrivia[] trivia)
    {
        var width = 0;
        foreach (var piece in trivia)
            width += piece.Text.Length;
        return width;
    }
}

/// <summary>A node over tokens and nodes.</summary>
internal sealed class GreenNode(SyntaxKind kind, GreenElement[] children)
    : GreenElement(kind, WidthOf(children))
{
    public GreenElement[] Children { get; } = children;

    public override int LeadingWidth
    {
        get
        {
            // Iterative: the first token may lie deep. Nodes without any character are skipped.
            var node = this;
            while (true)
            {
                var first = Array.Find(node.Children, static c => c.FullWidth > 0);
                if (first is not GreenNode inner)
                    return first?.LeadingWidth ?? 0;
                node = inner;
            }
        }
    }

    private static int WidthOf(GreenElement[] children)
    {
        var width = 0;
        foreach (var child in children)
            width += child.FullWidth;
        return width;
    }
}

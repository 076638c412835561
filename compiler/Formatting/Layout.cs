using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Formatting;

/// <summary>What the formatter knows about a token.</summary>
/// <param name="Token">The token.</param>
/// <param name="BeginsStatement">It is the first of something that has a line of its own in a block over several lines.</param>
/// <param name="Opens">The block whose opening brace it is.</param>
/// <param name="Closes">The block whose closing brace it is.</param>
/// <param name="IsInText">It stands between the quotes of a text, outside of holes.</param>
internal sealed record Piece(SyntaxToken Token, bool BeginsStatement, SyntaxNode? Opens, SyntaxNode? Closes, bool IsInText);

/// <summary>The tokens of a file with their places in blocks, and which blocks go over several lines.</summary>
internal sealed class Layout
{
    private readonly HashSet<SyntaxNode> _tall = [];
    private readonly List<Piece> _pieces = [];

    /// <summary>The tokens in order.</summary>
    public IReadOnlyList<Piece> Pieces => _pieces;

    public static Layout Of(SyntaxTree tree)
    {
        var layout = new Layout();
        layout.Add(tree.RootNode, beginsStatement: false);
        layout.AlignBranches();
        return layout;
    }

    /// <summary>Whether the statements of a block stand below each other.</summary>
    public bool IsTall(SyntaxNode block) => _tall.Contains(block);

    /// <summary>Lets blocks go over several lines.</summary>
    /// <returns>False where that changes nothing.</returns>
    public bool Break(IEnumerable<SyntaxNode> blocks)
    {
        var before = _tall.Count;
        _tall.UnionWith(blocks);
        AlignBranches();
        return _tall.Count > before;
    }

    // The branches of an `if` look alike: all on their lines, or all over several.
    private void AlignBranches()
    {
        foreach (var step in _tall.Select(IfAround).OfType<IfStepSyntax>().ToList())
            _tall.UnionWith(step.ElseIfs.Select(e => e.Block).Append(step.Block).Append(step.Else?.Block).OfType<BlockSyntax>());
    }

    private static IfStepSyntax? IfAround(SyntaxNode block) =>
        block.Parent as IfStepSyntax ?? (block.Parent is ElseIfClauseSyntax or ElseClauseSyntax ? block.Parent.Parent as IfStepSyntax : null);

    private void Add(SyntaxNode node, bool beginsStatement)
    {
        var block = HasBlock(node);
        var children = node.ChildNodesAndTokens().ToList();
        var open = block ? children.FindIndex(c => c.Kind == SyntaxKind.OpenBraceToken) : -1;
        var close = block ? children.FindLastIndex(c => c.Kind == SyntaxKind.CloseBraceToken) : -1;
        if (open >= 0 && close > open && SpansLines(node, children[open], children[close]))
            _tall.Add(node);
        for (var i = 0; i < children.Count; i++)
        {
            var inBlock = open >= 0 && i > open && i < close;
            var begins = i == 0 && beginsStatement || inBlock && (i == open + 1 || children[i].Node is not null || BeginsLineInBlock(children[i]))
                || node is FileSyntax && i < children.Count - 1;
            if (children[i].Node is { } child)
                Add(child, begins);
            else if (children[i].Token is { } token)
                _pieces.Add(new Piece(token, begins, i == open ? node : null, i == close ? node : null, IsInText(node, i)));
        }
    }

    // Records and samples are values, holes are parts of texts: their braces are no blocks.
    private static bool HasBlock(SyntaxNode node) => node is not (RecordExpressionSyntax or PersonaDoesSyntax or HoleSyntax);

    private static bool IsInText(SyntaxNode node, int index) => node is StringExpressionSyntax && index > 0;

    // `otherwise` of a gate, and the dates of a calendar where the author put them on lines of their own.
    private static bool BeginsLineInBlock(SyntaxElement element) =>
        element.Token is { } token && (token.Kind == SyntaxKind.OtherwiseKeyword || token.LeadingTrivia.Any(t => t.Kind == SyntaxKind.NewLineTrivia));

    private static bool SpansLines(SyntaxNode node, SyntaxElement open, SyntaxElement close) =>
        node.Tree.Text.GetLine(open.Span.Start) != node.Tree.Text.GetLine(close.Span.Start);
}

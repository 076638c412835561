using System.Text;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Formatting;

/// <summary>Writes the tokens and comments of a file once, for a given choice of blocks over several lines.</summary>
internal sealed class FormattedText(Layout layout)
{
    private readonly StringBuilder _text = new();
    private readonly List<SyntaxNode> _blocksOnLine = [];
    private int _lineStart;
    private int _depth;         // blocks over several lines that are open
    private int _brackets;      // parentheses, brackets and records that are open

    /// <summary>Of each line that is too long, the outermost block that could go over several lines.</summary>
    public List<SyntaxNode> BlocksOnLongLines { get; } = [];

    public string Write()
    {
        Piece? previous = null;
        foreach (var piece in layout.Pieces)
        {
            if (piece.Closes is { } closed && layout.IsTall(closed))
                _depth--;
            if (IsCloser(piece))
                _brackets--;
            WriteGap(previous, piece);
            _text.Append(piece.Token.Text);
            if (piece.Opens is { } opened)
            {
                if (layout.IsTall(opened))
                    _depth++;
                else
                    _blocksOnLine.Add(opened);
            }
            else if (piece.Token.Kind is SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken or SyntaxKind.OpenBraceToken)
                _brackets++;
            previous = piece;
        }
        EndLine();
        return _text.ToString();
    }

    private static bool IsCloser(Piece piece) =>
        piece.Closes is null && piece.Token.Kind is SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.CloseBraceToken;

    private void WriteGap(Piece? previous, Piece piece)
    {
        var ownLine = OwnLine(piece);
        var afterOpen = previous is null || previous.Opens is not null;
        var lines = 0;
        var mustBreak = false;
        var startsWithComment = false;
        foreach (var trivia in piece.Token.LeadingTrivia)
        {
            if (trivia.Kind == SyntaxKind.NewLineTrivia)
                lines++;
            if (!trivia.IsComment)
                continue;
            if (lines > 0 || previous is null)
            {
                NewLine(blank: lines > 1 && !afterOpen, CommentIndent(piece, ownLine));
                startsWithComment = true;
            }
            else
                _text.Append(trivia.Kind == SyntaxKind.BlockCommentTrivia ? " " : "  ");
            _text.Append(trivia.Kind == SyntaxKind.BlockCommentTrivia ? trivia.Text : trivia.Text.TrimEnd());
            mustBreak = trivia.Kind != SyntaxKind.BlockCommentTrivia;
            (lines, afterOpen, previous) = (0, false, previous ?? piece);
        }
        if (piece.Token.Kind == SyntaxKind.EndOfFileToken || previous is null)
            return;
        if (ownLine && !(startsWithComment && !mustBreak && lines == 0))
            NewLine(blank: lines > 1 && !afterOpen && piece.Closes is null, _depth);
        else if (mustBreak || lines > 0 && MayBreak(piece))
            NewLine(blank: false, ContinuationIndent(piece));
        else
            _text.Append(startsWithComment || piece.Token.LeadingTrivia.Any(t => t.IsComment) ? " " : Spacing.Between(previous, piece));
    }

    // A brace that ends a tall block, and a statement in one.
    private bool OwnLine(Piece piece) =>
        piece.Closes is { } closed ? layout.IsTall(closed)
            : piece.BeginsStatement && (EnclosingBlock(piece) is not { } block || layout.IsTall(block));

    private static SyntaxNode? EnclosingBlock(Piece piece)
    {
        var node = piece.Token.Parent;
        while (node is not null && !IsBlockAround(node, piece.Token.Span.Start))
            node = node.Parent;
        return node;
    }

    private static bool IsBlockAround(SyntaxNode node, int position) =>
        node is not (RecordExpressionSyntax or PersonaDoesSyntax or HoleSyntax)
        && node.ChildNodesAndTokens().Any(c => c.Kind == SyntaxKind.OpenBraceToken && c.Span.End <= position)
        && node.ChildNodesAndTokens().Any(c => c.Kind == SyntaxKind.CloseBraceToken && c.Span.Start >= position);

    // The author's line breaks within a statement stay, but not before a block and `else`.
    private static bool MayBreak(Piece piece) =>
        piece.Opens is null && !piece.IsInText && !(piece.Token.Kind == SyntaxKind.ElseKeyword && piece.Token.Parent is ElseClauseSyntax or ElseIfClauseSyntax)
        && piece.Closes is null && piece.Token.Kind is not (SyntaxKind.CommaToken or SyntaxKind.ColonToken or SyntaxKind.DotToken or SyntaxKind.QuestionToken)
        && !piece.BeginsStatement;

    private int ContinuationIndent(Piece piece) => _depth + _brackets + (IsCloser(piece) || _brackets > 0 ? 0 : 1);

    private int CommentIndent(Piece piece, bool ownLine) =>
        piece.Token.Kind == SyntaxKind.EndOfFileToken ? 0
            : !ownLine ? ContinuationIndent(piece) + (IsCloser(piece) ? 1 : 0)
            : piece.Closes is null ? _depth : _depth + 1;

    private void NewLine(bool blank, int indent)
    {
        if (_text.Length > 0)
            EndLine();
        if (blank && _text.Length > 0)
        {
            _text.Append('\n');
            _lineStart = _text.Length;
        }
        _text.Append(' ', 2 * indent);
    }

    private void EndLine()
    {
        if (_text.Length == 0)
            return;
        if (_text.Length - _lineStart > Formatter.MaxWidth && _blocksOnLine.Count > 0)
            BlocksOnLongLines.Add(_blocksOnLine[0]);
        _blocksOnLine.Clear();
        _text.Append('\n');
        _lineStart = _text.Length;
    }
}

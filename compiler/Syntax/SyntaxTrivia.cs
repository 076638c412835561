using Journeys.Compiler.Text;

namespace Journeys.Compiler.Syntax;

/// <summary>Text between tokens that carries no meaning: space, line ends, comments, and words the parser had to skip.</summary>
/// <param name="Kind">What it is; a kind whose name ends in <c>Trivia</c>.</param>
/// <param name="Text">Its characters.</param>
/// <param name="Span">Where it stands.</param>
public readonly record struct SyntaxTrivia(SyntaxKind Kind, string Text, TextSpan Span)
{
    /// <summary>Whether it is a comment of any kind.</summary>
    public bool IsComment => Kind is SyntaxKind.LineCommentTrivia or SyntaxKind.DocCommentTrivia or SyntaxKind.BlockCommentTrivia or SyntaxKind.OpenBlockCommentTrivia;
}

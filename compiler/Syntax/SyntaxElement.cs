using Journeys.Compiler.Text;

namespace Journeys.Compiler.Syntax;

/// <summary>A child of a node: a node or a token.</summary>
public readonly struct SyntaxElement
{
    internal SyntaxElement(SyntaxNode node) => Node = node;

    internal SyntaxElement(SyntaxToken token) => Token = token;

    /// <summary>The node; null where it is a token.</summary>
    public SyntaxNode? Node { get; }

    /// <summary>The token; null where it is a node.</summary>
    public SyntaxToken? Token { get; }

    /// <summary>What it is.</summary>
    public SyntaxKind Kind => Node?.Kind ?? Token?.Kind ?? SyntaxKind.None;

    /// <summary>Where it stands, without leading trivia.</summary>
    public TextSpan Span => Node?.Span ?? Token?.Span ?? default;
}

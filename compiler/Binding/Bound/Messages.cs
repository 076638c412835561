using System.Collections.Immutable;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Binding.Bound;

/// <summary>A message. Its variants stand in source order, the unconditional one last; what a variant lacks falls back to the unconditional one.</summary>
internal sealed record BoundMessage(MessageSymbol Symbol, SyntaxNode Syntax, ImmutableArray<BoundVariant> Variants);

/// <summary>The parts of a message under a condition.</summary>
/// <param name="When">The condition; null for the unconditional variant.</param>
internal sealed record BoundVariant(SyntaxNode Syntax, BoundExpression? When)
{
    public BoundExpression? Subject { get; init; }
    public BoundExpression? Preview { get; init; }
    public BoundExpression? Text { get; init; }
    public BoundExpression? Title { get; init; }
    public BoundExpression? Link { get; init; }
    public BoundExpression? From { get; init; }
    public BoundBody? Body { get; init; }
}

/// <summary>Where a body comes from; compiler/Templates parses it.</summary>
internal abstract record BoundBody(SyntaxNode Syntax)
{
    /// <summary>A file, its path relative to the project with '/'. The file exists.</summary>
    internal sealed record File(SyntaxNode Syntax, string Path) : BoundBody(Syntax);

    /// <summary>Markdown between """ lines; the syntax is the raw string.</summary>
    internal sealed record Inline(SyntaxNode Syntax) : BoundBody(Syntax);
}

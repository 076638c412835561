using System.Collections.Immutable;
using Journeys.Compiler.Text;

namespace Journeys.Compiler.Syntax;

/// <summary>A word, sign or literal in the tree, with the trivia that stands before it.</summary>
public readonly struct SyntaxToken : IEquatable<SyntaxToken>
{
    internal SyntaxToken(SyntaxNode parent, GreenToken green, int fullStart)
    {
        Parent = parent;
        Green = green;
        FullSpan = new TextSpan(fullStart, green.FullWidth);
    }

    /// <summary>The node it belongs to.</summary>
    public SyntaxNode Parent { get; }

    /// <summary>What it is here; a word that names something is a <see cref="SyntaxKind.NameToken"/> whatever it is elsewhere.</summary>
    public SyntaxKind Kind => Green.Kind;

    /// <summary>Its characters as written.</summary>
    public string Text => Green.Text;

    /// <summary>What it means: an escape in a text (<c>\n</c>, <c>\{</c>) unescaped, everything else as written.</summary>
    public string ValueText => Kind == SyntaxKind.EscapeToken ? TextEscapes.Unescape(Text) : Text;

    /// <summary>Where it stands, without trivia.</summary>
    public TextSpan Span => TextSpan.FromBounds(FullSpan.End - Green.Text.Length, FullSpan.End);

    /// <summary>Where it stands, with the trivia before it.</summary>
    public TextSpan FullSpan { get; }

    /// <summary>Its place in its source, for diagnostics.</summary>
    public SourceSpan Location => new(Parent.Tree.Text, Span);

    /// <summary>The trivia before it, in source order.</summary>
    public ImmutableArray<SyntaxTrivia> LeadingTrivia
    {
        get
        {
            var result = ImmutableArray.CreateBuilder<SyntaxTrivia>(Green.Leading.Length);
            var position = FullSpan.Start;
            foreach (var piece in Green.Leading)
            {
                result.Add(new SyntaxTrivia(piece.Kind, piece.Text, new TextSpan(position, piece.Text.Length)));
                position += piece.Text.Length;
            }
            return result.MoveToImmutable();
        }
    }

    internal GreenToken Green { get; }

    /// <summary>Same token of the same tree.</summary>
    public static bool operator ==(SyntaxToken left, SyntaxToken right) => left.Equals(right);

    /// <summary>Different tokens.</summary>
    public static bool operator !=(SyntaxToken left, SyntaxToken right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(SyntaxToken other) => ReferenceEquals(Green, other.Green) && FullSpan == other.FullSpan && ReferenceEquals(Parent.Tree, other.Parent.Tree);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SyntaxToken other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(FullSpan.Start, Text);

    /// <summary>Its characters as written.</summary>
    public override string ToString() => Text;
}

using System.Collections.Immutable;
using System.Text;
using Journeys.Compiler.Text;

namespace Journeys.Compiler.Syntax;

/// <summary>
/// A node of the syntax tree. Nodes are made when asked for and are immutable; every character of the source belongs to
/// exactly one token of the tree, so printing the tree gives the source back. Safe for use from several threads.
/// </summary>
public abstract class SyntaxNode
{
    private readonly GreenNode _green;
    private readonly int _position;
    private SyntaxNode?[]? _nodes;

    internal SyntaxNode(SyntaxTree tree, SyntaxNode? parent, GreenNode green, int position)
    {
        Tree = tree;
        Parent = parent;
        _green = green;
        _position = position;
    }

    /// <summary>What it is.</summary>
    public SyntaxKind Kind => _green.Kind;

    /// <summary>The node it belongs to; null for the root.</summary>
    public SyntaxNode? Parent { get; }

    /// <summary>The tree it belongs to.</summary>
    public SyntaxTree Tree { get; }

    /// <summary>Where it stands, without the trivia before its first token.</summary>
    public TextSpan Span => TextSpan.FromBounds(_position + _green.LeadingWidth, _position + _green.FullWidth);

    /// <summary>Where it stands, with the trivia before its first token.</summary>
    public TextSpan FullSpan => new(_position, _green.FullWidth);

    /// <summary>Its place in its source, for diagnostics.</summary>
    public SourceSpan Location => new(Tree.Text, Span);

    /// <summary>What the <c>///</c> comments right before it say, without the slashes; null where there are none.</summary>
    public string? DocComment => DocComments.Of(this);

    internal GreenNode Green => _green;

    /// <summary>Its children, nodes and tokens, in source order.</summary>
    public IEnumerable<SyntaxElement> ChildNodesAndTokens()
    {
        var nodes = ChildArray();
        var position = _position;
        for (var i = 0; i < nodes.Length; i++)
        {
            var green = _green.Children[i];
            yield return nodes[i] is { } node ? new SyntaxElement(node) : new SyntaxElement(new SyntaxToken(this, (GreenToken)green, position));
            position += green.FullWidth;
        }
    }

    /// <summary>Its child nodes in source order.</summary>
    public IEnumerable<SyntaxNode> ChildNodes() => ChildArray().OfType<SyntaxNode>();

    /// <summary>Every node below it, parents before children, in source order.</summary>
    public IEnumerable<SyntaxNode> DescendantNodes()
    {
        var open = new Stack<SyntaxNode>();
        PushChildren(open, this);
        while (open.TryPop(out var node))
        {
            yield return node;
            PushChildren(open, node);
        }
    }

    /// <summary>Every token in it, in source order.</summary>
    public IEnumerable<SyntaxToken> DescendantTokens()
    {
        var open = new Stack<SyntaxElement>();
        open.Push(new SyntaxElement(this));
        while (open.TryPop(out var element))
        {
            if (element.Token is { } token)
                yield return token;
            else if (element.Node is { } node)
            {
                foreach (var child in node.ChildNodesAndTokens().Reverse())
                    open.Push(child);
            }
        }
    }

    /// <summary>The nodes around it, the nearest first, without itself.</summary>
    public IEnumerable<SyntaxNode> Ancestors()
    {
        for (var node = Parent; node is not null; node = node.Parent)
            yield return node;
    }

    /// <summary>The token at a position, its leading trivia included; at the end of the text the end-of-file token.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position lies outside the node.</exception>
    public SyntaxToken FindToken(int position)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(position, FullSpan.Start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, FullSpan.End);
        var node = this;
        while (true)
        {
            var last = node._green.Children.Length - 1;
            var start = node._position;
            var index = 0;
            for (; index < last && position >= start + node._green.Children[index].FullWidth; index++)
                start += node._green.Children[index].FullWidth;
            // The end of a node's text belongs to its last token that has text.
            while (index > 0 && node._green.Children[index].FullWidth == 0 && node._green.Children[index].Kind != SyntaxKind.EndOfFileToken)
                start -= node._green.Children[--index].FullWidth;
            if (node._green.Children[index] is GreenToken token)
                return new SyntaxToken(node, token, start);
            node = node.ChildArray()[index] ?? throw new InvalidOperationException("A green node has no red one.");
        }
    }

    /// <summary>Its characters, with the trivia before its first token.</summary>
    public string ToFullString()
    {
        var text = new StringBuilder(_green.FullWidth);
        var open = new Stack<GreenElement>();
        open.Push(_green);
        while (open.TryPop(out var element))
        {
            if (element is GreenToken token)
            {
                foreach (var piece in token.Leading)
                    text.Append(piece.Text);
                text.Append(token.Text);
            }
            else if (element is GreenNode node)
            {
                for (var i = node.Children.Length - 1; i >= 0; i--)
                    open.Push(node.Children[i]);
            }
        }
        return text.ToString();
    }

    /// <summary>Its characters, without the trivia before its first token.</summary>
    public override string ToString() => ToFullString()[_green.LeadingWidth..];

    /// <summary>Calls the visitor's method for this kind of node.</summary>
    public abstract void Accept(SyntaxVisitor visitor);

    /// <summary>Calls the visitor's method for this kind of node and gives its result.</summary>
    public abstract TResult Accept<TResult>(SyntaxVisitor<TResult> visitor);

    private protected T? Node<T>(int index, int from)
        where T : SyntaxNode
    {
        var nodes = ChildArray();
        for (var i = from; i < nodes.Length; i++)
        {
            if (nodes[i] is T node && index-- == 0)
                return node;
        }
        return null;
    }

    private protected ImmutableArray<T> Nodes<T>(int from)
        where T : SyntaxNode
    {
        var nodes = ChildArray();
        var result = ImmutableArray.CreateBuilder<T>();
        for (var i = from; i < nodes.Length; i++)
        {
            if (nodes[i] is T node)
                result.Add(node);
        }
        return result.DrainToImmutable();
    }

    private protected SyntaxToken? Token(SyntaxKind? kind, int index, int from, int to = int.MaxValue)
    {
        var position = _position;
        for (var i = 0; i < Math.Min(_green.Children.Length, to); i++)
        {
            var child = _green.Children[i];
            if (i >= from && child is GreenToken token && (kind is null || token.Kind == kind) && index-- == 0)
                return new SyntaxToken(this, token, position);
            position += child.FullWidth;
        }
        return null;
    }

    private protected ImmutableArray<SyntaxToken> Tokens(SyntaxKind kind, int from)
    {
        var result = ImmutableArray.CreateBuilder<SyntaxToken>();
        var position = _position;
        for (var i = 0; i < _green.Children.Length; i++)
        {
            var child = _green.Children[i];
            if (i >= from && child is GreenToken token && token.Kind == kind)
                result.Add(new SyntaxToken(this, token, position));
            position += child.FullWidth;
        }
        return result.DrainToImmutable();
    }

    // Where the marker is missing (a broken file) nothing comes after it.
    private protected int IndexAfter(SyntaxKind marker)
    {
        var index = Array.FindIndex(_green.Children, c => c.Kind == marker);
        return index < 0 ? int.MaxValue : index + 1;
    }

    private protected int IndexBefore(SyntaxKind marker) => Math.Max(0, Array.FindIndex(_green.Children, c => c.Kind == marker));

    private protected int IndexAfterNode<T>()
        where T : SyntaxNode
    {
        var index = Array.FindIndex(ChildArray(), c => c is T);
        return index < 0 ? int.MaxValue : index + 1;
    }

    private static void PushChildren(Stack<SyntaxNode> open, SyntaxNode node)
    {
        var nodes = node.ChildArray();
        for (var i = nodes.Length - 1; i >= 0; i--)
        {
            if (nodes[i] is { } child)
                open.Push(child);
        }
    }

    private SyntaxNode?[] ChildArray()
    {
        if (_nodes is { } known)
            return known;
        var nodes = new SyntaxNode?[_green.Children.Length];
        var position = _position;
        for (var i = 0; i < nodes.Length; i++)
        {
            if (_green.Children[i] is GreenNode green)
                nodes[i] = SyntaxTables.Create(Tree, this, green, position);
            position += _green.Children[i].FullWidth;
        }
        return Interlocked.CompareExchange(ref _nodes, nodes, null) ?? nodes;
    }
}

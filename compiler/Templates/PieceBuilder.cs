using System.Collections.Immutable;

namespace Journeys.Compiler.Templates;

/// <summary>Puts text and tags, met one after the other, into a tree of pieces.</summary>
internal sealed class PieceBuilder
{
    private readonly Stack<Level> levels = new([new Level(null)]);

    /// <summary>A block met whose beginning is missing here, or null.</summary>
    public TemplateTag? Unbalanced { get; private set; }

    /// <summary>Text as is.</summary>
    public void Add(string text)
    {
        if (text.Length == 0) return;
        var pieces = levels.Peek().Pieces;
        if (pieces.Count > 0 && pieces[^1] is LiteralPiece before) pieces[^1] = new LiteralPiece(before.Text + text);
        else pieces.Add(new LiteralPiece(text));
    }

    /// <summary>A tag; <paramref name="context"/> counts for those that print something.</summary>
    public void Add(TemplateTag tag, HoleContext context)
    {
        switch (tag.Kind)
        {
            case TagKind.If or TagKind.For:
                levels.Push(new Level(tag));
                break;
            case TagKind.ElseIf or TagKind.Else:
                if (levels.Peek().Opening is { Kind: TagKind.If }) levels.Peek().NextCase(tag);
                else Unbalanced ??= tag;
                break;
            case TagKind.End:
                if (levels.Count == 1) Unbalanced ??= tag;
                else
                {
                    var closed = levels.Pop();
                    levels.Peek().Pieces.Add(closed.Close());
                }
                break;
            default:
                levels.Peek().Pieces.Add(new ValuePiece(tag, context));
                break;
        }
    }

    /// <summary>The tree.</summary>
    public ImmutableArray<TemplatePiece> Build()
    {
        while (levels.Count > 1)
        {
            var open = levels.Pop();
            Unbalanced ??= open.Opening;
            levels.Peek().Pieces.AddRange(open.Pieces);
        }
        return [.. levels.Peek().Pieces];
    }

    private sealed class Level(TemplateTag? opening)
    {
        private readonly List<(TemplateTag, ImmutableArray<TemplatePiece>)> cases = [];
        private TemplateTag? condition = opening;

        public TemplateTag? Opening { get; } = opening;
        public List<TemplatePiece> Pieces { get; private set; } = [];

        public void NextCase(TemplateTag tag)
        {
            if (condition is not null) cases.Add((condition, [.. Pieces]));
            condition = tag.Kind == TagKind.ElseIf ? tag : null;
            Pieces = [];
        }

        public TemplatePiece Close()
        {
            if (Opening is { Kind: TagKind.For } loop) return new ForPiece(loop, [.. Pieces]);
            if (condition is null) return new IfPiece([.. cases], [.. Pieces]);
            return new IfPiece([.. cases, (condition, [.. Pieces])], []);
        }
    }
}

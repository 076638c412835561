namespace Journeys.Compiler.Syntax;

/// <summary>Finds the <c>///</c> comments that document a node.</summary>
internal static class DocComments
{
    public static string? Of(SyntaxNode node)
    {
        var green = (GreenElement)node.Green;
        while (green is GreenNode inner)
        {
            if (Array.Find(inner.Children, static c => c.FullWidth > 0) is not { } first)
                return null;
            green = first;
        }
        var lines = new List<string>();
        foreach (var piece in ((GreenToken)green).Leading)
        {
            if (piece.Kind == SyntaxKind.DocCommentTrivia)
                lines.Add(piece.Text[3..].Trim());
            else if (piece.Kind is not (SyntaxKind.WhitespaceTrivia or SyntaxKind.NewLineTrivia))
                lines.Clear();
        }
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }
}

using System.Collections.Immutable;
using System.Text;
using Journeys.Compiler.Templates;

namespace Journeys.Compiler.Tests.Templates;

/// <summary>Templates as text for baselines: what is printed stands between ‹ and ›, with the way it is escaped.</summary>
internal static class TemplateDump
{
    public static string Of(Template template) => $"--- html\n{Pieces(template.Html)}\n--- text\n{Pieces(template.Text)}\n";

    private static string Pieces(ImmutableArray<TemplatePiece> pieces)
    {
        var text = new StringBuilder();
        foreach (var piece in pieces) text.Append(Piece(piece));
        return text.ToString();
    }

    private static string Piece(TemplatePiece piece) => piece switch
    {
        LiteralPiece literal => literal.Text,
        ValuePiece value => $"‹{(value.Tag.Kind == TagKind.Value ? "" : value.Tag.Kind.ToString().ToLowerInvariant() + " ")}{value.Tag.Expression}"
            + $"|{(value.Context.Html ? "html" : "plain")}{(value.Context.Part == ValuePart.Text ? "" : " " + value.Context.Part)}›",
        IfPiece choice => string.Concat(choice.Cases.Select((one, i) => $"‹{(i == 0 ? "if" : "else if")} {one.Condition.Expression}›{Pieces(one.Body)}"))
            + (choice.Otherwise.IsEmpty ? "" : $"‹else›{Pieces(choice.Otherwise)}") + "‹end›",
        ForPiece loop => $"‹for {loop.Tag.Variable} in {loop.Tag.Expression}›{Pieces(loop.Body)}‹end›",
        _ => throw new InvalidOperationException(piece.GetType().Name),
    };
}

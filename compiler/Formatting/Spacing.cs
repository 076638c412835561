using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Formatting;

/// <summary>What stands between two tokens on one line.</summary>
internal static class Spacing
{
    public static string Between(Piece left, Piece right)
    {
        if (left.Opens is not null || right.Closes is not null)
            return " ";
        if (right.IsInText || left.Token.Kind == SyntaxKind.QuoteToken || IsTight(left.Token, right.Token))
            return "";
        // Statements that share a line are told apart by two spaces.
        return right.BeginsStatement && right.Opens is null && left.Token.Kind != SyntaxKind.CommaToken ? "  " : " ";
    }

    private static bool IsTight(SyntaxToken left, SyntaxToken right) =>
        right.Kind is SyntaxKind.CommaToken or SyntaxKind.ColonToken or SyntaxKind.DotToken or SyntaxKind.QuestionToken
            or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.CloseHoleToken or SyntaxKind.OpenHoleToken
        || left.Kind is SyntaxKind.DotToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken or SyntaxKind.OpenHoleToken
        || right.Kind == SyntaxKind.OpenParenToken && right.Parent is ArgumentListSyntax or ParameterListSyntax or AddPointsStepSyntax or TimeSinceLastExpressionSyntax
        || left.Kind == SyntaxKind.MinusToken && left.Parent is UnaryExpressionSyntax or SignedNumberSyntax;
}

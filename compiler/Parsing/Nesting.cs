using Antlr4.Runtime;
using Journeys.Grammar;

namespace Journeys.Compiler.Parsing;

/// <summary>
/// Refuses what is nested so deeply that reading it could exhaust the stack. Nobody writes such a file, but a generator or
/// an attacker might, and the parser must not take the process down.
/// </summary>
internal static class Nesting
{
    /// <summary>How many braces, brackets and holes may be open at once.</summary>
    public const int MaxDepth = 200;

    /// <summary>How many operators the expressions around a place may have in all.</summary>
    public const int MaxOperators = 500;

    /// <summary>The first token that is nested too deeply; -1 where none is.</summary>
    public static int FindTooDeep(IToken[] tokens, int start, int end)
    {
        var open = new Stack<bool>();       // true: the brace of a block, between whose statements operators do not add up
        var inExpression = 0;
        var operators = 0;
        for (var i = start; i < end; i++)
        {
            var type = tokens[i].Type;
            if (type is JourneyLexer.LBRACE or JourneyLexer.LPAREN or JourneyLexer.LBRACK or JourneyLexer.IOPEN)
            {
                var isBlock = type == JourneyLexer.LBRACE && inExpression == 0 && (i == start || !ExpectsValue(tokens[i - 1].Type));
                open.Push(isBlock);
                inExpression += isBlock ? 0 : 1;
            }
            else if (type is JourneyLexer.RBRACE or JourneyLexer.RPAREN or JourneyLexer.RBRACK or JourneyLexer.ICLOSE)
                inExpression -= open.TryPop(out var wasBlock) && !wasBlock ? 1 : 0;
            else if (IsOperator(type))
                operators++;
            if (inExpression == 0 && EndsExpression(type))
                operators = 0;
            if (open.Count > MaxDepth || operators > MaxOperators)
                return i;
        }
        return -1;
    }

    private static bool ExpectsValue(int type) =>
        IsOperator(type) || type is JourneyLexer.COLON or JourneyLexer.COMMA or JourneyLexer.ASSIGN;

    private static bool IsOperator(int type) => type
        is JourneyLexer.K_AND or JourneyLexer.K_OR or JourneyLexer.K_NOT or JourneyLexer.K_THEN or JourneyLexer.PLUS or JourneyLexer.MINUS
        or JourneyLexer.STAR or JourneyLexer.SLASH or JourneyLexer.COALESCE or JourneyLexer.DOT or JourneyLexer.K_LIST;

    private static bool EndsExpression(int type) => type
        is JourneyLexer.LBRACE or JourneyLexer.RBRACE or JourneyLexer.COLON or JourneyLexer.ASSIGN or JourneyLexer.K_SEND or JourneyLexer.K_WAIT
        or JourneyLexer.K_WHEN or JourneyLexer.K_SET or JourneyLexer.K_ON or JourneyLexer.K_EXPECT or JourneyLexer.K_SEGMENT;
}

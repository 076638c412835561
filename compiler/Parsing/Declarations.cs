using Antlr4.Runtime;
using Journeys.Compiler.Parsing.Errors;
using Journeys.Grammar;

namespace Journeys.Compiler.Parsing;

/// <summary>Splits a file into stretches of one declaration each, so that a mistake in one leaves the others alone.</summary>
internal static class Declarations
{
    private static readonly HashSet<int> Keywords = FirstWords();

    /// <summary>Whether a type of token begins a declaration.</summary>
    public static bool IsKeyword(int type) => Keywords.Contains(type);

    /// <summary>The stretches, as (start, end) indexes of visible tokens; together they cover all tokens.</summary>
    public static IEnumerable<(int Start, int End)> Split(IToken[] tokens)
    {
        var start = 0;
        var depth = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (i > start && tokens[i].Column == 0 && Begins(tokens, i, depth))
            {
                yield return (start, i);
                (start, depth) = (i, 0);
            }
            depth += tokens[i].Type switch { JourneyLexer.LBRACE => 1, JourneyLexer.RBRACE => -1, _ => 0 };
        }
        if (start < tokens.Length)
            yield return (start, tokens.Length);
    }

    /// <summary>Whether a token at the margin begins a declaration, whatever is open before it.</summary>
    public static bool BeginsSurely(IToken[] tokens, int i)
    {
        var next = i + 1 < tokens.Length ? tokens[i + 1].Type : TokenConstants.EOF;
        return tokens[i].Column == 0 && Keywords.Contains(tokens[i].Type)
            && next is JourneyLexer.CAP or JourneyLexer.CUR or JourneyLexer.ID or JourneyLexer.LBRACE or JourneyLexer.QUOTE or JourneyLexer.K_EMAIL or JourneyLexer.K_SMS;
    }

    // At the margin a declaration's word and a plausible next token begin a declaration even if a brace is open (it was
    // forgotten); any other word does so only where no brace is open, since it may be a misspelt `journey`.
    private static bool Begins(IToken[] tokens, int i, int depth) =>
        BeginsSurely(tokens, i)
        || depth <= 0 && IsWord(tokens[i]) && tokens[i - 1].Type is not (JourneyLexer.ASSIGN or JourneyLexer.COMMA or JourneyLexer.K_AND or JourneyLexer.K_OR);

    private static bool IsWord(IToken token) =>
        Keywords.Contains(token.Type) || (token.Type is JourneyLexer.ID or JourneyLexer.CAP && token.StopIndex - token.StartIndex > 1);

    private static HashSet<int> FirstWords() => Recogniser.Expected(new Recogniser().Begin(JourneyParser.RULE_declaration));
}

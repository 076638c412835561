using Antlr4.Runtime;
using Journeys.Grammar;

namespace Journeys.Compiler.Parsing.Errors;

/// <summary>Mistakes of whole declarations: braces too many or too few, and what stands outside of all of them.</summary>
internal sealed class OutsideRepairs(Cursor cursor, Reports reports, IToken[] tokens)
{
    private static readonly HashSet<int> Declaration = [JourneyParser.RULE_declaration];

    private bool _strayBrace;
    private bool _reportedEnd;

    /// <summary>Something was left out, perhaps with braces in it: a brace that is missing is not worth a message then.</summary>
    public bool LeftOut { get; set; }

    public bool TryMend()
    {
        if (cursor.Next.Type == TokenConstants.EOF)
            return TryCloseAtEnd();
        // On the line of a declaration, what follows it was meant to belong to it.
        if (cursor.Beginning(Declaration).Count == 0 || cursor.Previous is { } previous && previous.Line == cursor.Next.Line && cursor.Next.Type != JourneyLexer.RBRACE)
            return false;
        if (cursor.Next.Type == JourneyLexer.RBRACE)
        {
            if (!_strayBrace)
                reports.ExtraBrace(cursor.Next);
            _strayBrace = true;
            cursor.Skip();
            return true;
        }
        if (!_strayBrace && reports.TryMisspelt(cursor, least: 1) is { } word)
        {
            cursor.Take(RepairedToken.As(cursor.Next, word));
            cursor.Skip();
            return true;
        }
        // What follows a stray brace was meant to be inside; one message is enough.
        if (!_strayBrace)
            reports.NotADeclaration(cursor.Next);
        cursor.Skip();
        while (cursor.Next.Type != TokenConstants.EOF && !(cursor.Next.Column == 0 && Declarations.IsKeyword(cursor.Next.Type)))
            cursor.Skip();
        return true;
    }

    private bool TryCloseAtEnd()
    {
        if (!cursor.Fits(JourneyLexer.RBRACE))
            return false;
        if (!_reportedEnd && !LeftOut && FindUnclosed() is { } open)
            reports.BraceNotClosed(tokens, open);
        _reportedEnd = true;
        return cursor.Take(RepairedToken.Missing(JourneyLexer.RBRACE, cursor.Taken[^1]));
    }

    // The brace whose closing brace is missing: the first one that a brace further left closes; else the outermost open one.
    private int? FindUnclosed()
    {
        var open = new Stack<int>();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Type == JourneyLexer.LBRACE)
                open.Push(i);
            else if (tokens[i].Type == JourneyLexer.RBRACE && open.TryPop(out var opening))
            {
                var startsLine = i > 0 && tokens[i - 1].Line < tokens[i].Line;
                if (startsLine && tokens[i].Line > tokens[opening].Line && tokens[i].Column < Indent(opening))
                    return opening;
            }
        }
        return open.Count == 0 ? null : open.Last();
    }

    private int Indent(int token)
    {
        var line = tokens[token].Line;
        while (token > 0 && tokens[token - 1].Line == line)
            token--;
        return tokens[token].Column;
    }
}

using Antlr4.Runtime;
using Journeys.Grammar;

namespace Journeys.Compiler.Parsing.Errors;

/// <summary>Mistakes that can be named and mended on the spot, the most telling first.</summary>
internal sealed class Repairs(Cursor cursor, Reports reports)
{
    // Signs that may simply have been forgotten.
    private static readonly int[] Signs =
    [
        JourneyLexer.COMMA, JourneyLexer.COLON, JourneyLexer.ASSIGN, JourneyLexer.LBRACE, JourneyLexer.RPAREN, JourneyLexer.RBRACK, JourneyLexer.ARROW, JourneyLexer.RBRACE,
    ];

    public bool TryMend() =>
        TryOperator() || TryTime() || TryLengthOfTime() || TryUnit() || TryCase() || TryEarlierCase() || TrySeveralTests() || TryEarlierLine() || TryCondition()
        || TryMisspelt() || TryReserved() || TrySign() || TryWord() || TryName() || TryDrop();

    private bool TryOperator()
    {
        var (found, right, count) = cursor.Next.Type switch
        {
            JourneyLexer.ASSIGN when cursor.Peek(1).Type == JourneyLexer.GT => ("=>", JourneyLexer.ARROW, 2),
            JourneyLexer.ASSIGN => ("=", JourneyLexer.EQ, 1),
            JourneyLexer.EQ => ("==", JourneyLexer.ASSIGN, 1),
            JourneyLexer.PIPE when cursor.Peek(1).Type == JourneyLexer.PIPE => ("||", JourneyLexer.K_OR, 2),
            JourneyLexer.LT when cursor.Peek(1).Type == JourneyLexer.GT => ("<>", JourneyLexer.NE, 2),
            _ => ("", 0, 0),
        };
        if (count == 0 || cursor.Try([right], count) < 1)
            return false;
        reports.ForeignOperator(cursor.Next, found, right);
        return Replace(right, count);
    }

    // 9:00 for 09:00; 9.30 is a number and left to the general message.
    private bool TryTime()
    {
        if (cursor.Next.Type == JourneyLexer.COLON && cursor.Peek(1).Type == JourneyLexer.INT && cursor.Taken is [.., { Type: JourneyLexer.INT } hours]
            && cursor.Try([JourneyLexer.TIME], 2, cursor.ReadingsBefore(cursor.Taken.Count - 1)) >= 1)
        {
            reports.TimeNotation(hours, cursor.Peek(1));
            cursor.Untake(cursor.Taken.Count - 1);
            return Replace(JourneyLexer.TIME, 2, missing: true);
        }
        if (!cursor.Fits(JourneyLexer.TIME) || cursor.Next.Type != JourneyLexer.INT || cursor.Peek(1).Type != JourneyLexer.COLON || cursor.Peek(2).Type != JourneyLexer.INT)
            return false;
        reports.TimeNotation(cursor.Next, cursor.Peek(2));
        return Replace(JourneyLexer.TIME, 3, missing: true);
    }

    private bool TryLengthOfTime()
    {
        if (cursor.Taken.Count > 0 && IsUnit(cursor.Taken[^1].Type) && cursor.Next.Type is JourneyLexer.INT or JourneyLexer.K_AND
            && (cursor.Next.Type == JourneyLexer.INT ? 1 : 2) is var count && IsUnit(cursor.Peek(count).Type) && cursor.Try([], count + 1) >= 1)
        {
            reports.CompoundDuration(cursor.Next, cursor.Peek(count));
            cursor.Skip(count + 1);
            return true;
        }
        if (cursor.Next.Type != JourneyLexer.DEC || !IsUnit(cursor.Peek(1).Type) || cursor.Try([JourneyLexer.INT], 1) < 1)
            return false;
        reports.FractionalDuration(cursor.Next);
        // Not taken for a whole number: whoever reads the tree may rely on its digits.
        return Replace(JourneyLexer.INT, 1, missing: true);
    }

    private bool TryUnit()
    {
        if (!IsWord(cursor.Next) || cursor.Taken.Count == 0 || cursor.Taken[^1].Type != JourneyLexer.INT || !cursor.Expects(JourneyLexer.K_DAYS))
            return false;
        var unit = Units.Meant(cursor.Next.Text);
        var mustBeUnit = cursor.Readings.TrueForAll(r => r.Frame.Rule is JourneyParser.RULE_unit or JourneyParser.RULE_period or JourneyParser.RULE_durationLiteral);
        if (unit is null && !(mustBeUnit && cursor.Next.Line == cursor.Taken[^1].Line && cursor.Next.Type is JourneyLexer.ID or JourneyLexer.CAP))
            return false;
        if (unit is not null && cursor.Try([JourneyLexer.K_DAYS], 1) < 0)
            return false;
        reports.UnknownUnit(cursor.Next, unit, cursor.Taken[^1].Text);
        return Replace(unit is null ? JourneyLexer.K_DAYS : TypeOf(unit), 1);
    }

    private bool TryCase()
    {
        if (cursor.Next.Type == JourneyLexer.CAP && cursor.Try([JourneyLexer.ID], 1) >= 1)
            return Rename(JourneyLexer.ID);
        return IsWord(cursor.Next) && cursor.Next.Type != JourneyLexer.CAP && SameLine() && cursor.Try([JourneyLexer.CAP], 1) >= 1 && Rename(JourneyLexer.CAP);
    }

    // `start on signedUp {`: a small name would have been a label with a dot after it.
    private bool TryEarlierCase()
    {
        if (cursor.Taken.Count == 0 || cursor.Taken[^1] is not { Type: JourneyLexer.ID } previous || cursor.Fits(JourneyLexer.PLUS)
            || cursor.Try([JourneyLexer.CAP], 0, cursor.ReadingsBefore(cursor.Taken.Count - 1)) < 1)
            return false;
        reports.WrongCase(previous, capital: true);
        cursor.Untake(cursor.Taken.Count - 1);
        return cursor.Take(RepairedToken.As(previous, JourneyLexer.CAP));
    }

    // did A where x and y in last 3 days: `y in last` was read as membership of something called `last`.
    private bool TrySeveralTests()
    {
        var line = cursor.Next.Line;
        var before = cursor.Taken.Reverse().TakeWhile(t => t.Line == line).ToList();
        var joint = before.FindIndex(t => t.Type is JourneyLexer.K_AND or JourneyLexer.K_OR);
        var where = before.FindIndex(t => t.Type == JourneyLexer.K_WHERE);
        var history = before.FindIndex(t => t.Type is JourneyLexer.K_DID or JourneyLexer.K_NO);
        var inWindow = cursor.Next.Type == JourneyLexer.INT && before is [{ Type: JourneyLexer.K_LAST }, { Type: JourneyLexer.K_IN }, ..]
            || cursor.Next.Type is JourneyLexer.K_SINCE or JourneyLexer.K_THIS;
        if (!inWindow || joint < 0 || where < joint || history < where || before.Take(where).Any(t => t.Type == JourneyLexer.LPAREN))
            return false;
        reports.SeveralTests(before[where], cursor.Next);
        // Reading goes on behind the joint, as if the window belonged to what stands before it.
        cursor.Untake(cursor.Taken.Count - joint - 1);
        while (cursor.Next.Line == line && cursor.Next.Type != TokenConstants.EOF && cursor.Try([], 0) < 1)
            cursor.Skip();
        return true;
    }

    // `plan:` and on the next line `seats: integer`: the line before breaks off, but its gap was filled by the next line's word.
    private bool TryEarlierLine()
    {
        if (cursor.Taken is not [.., var before, var previous] || previous.Line == before.Line || cursor.Next.Line != previous.Line)
            return false;
        var place = cursor.Taken.Count - 1;
        foreach (var type in (int[])[JourneyLexer.ID, JourneyLexer.CAP, JourneyLexer.INT])
        {
            if (cursor.Try([type, previous.Type], 0, cursor.ReadingsBefore(place)) < 1)
                continue;
            cursor.Rewind(place);
            reports.General(cursor);
            return cursor.Take(RepairedToken.Missing(type, before));
        }
        return false;
    }

    // `if { send A }`: the block was taken for a record.
    private bool TryCondition()
    {
        if (Constructs.InnermostRule(cursor.Readings, cursor.Taken.Count, JourneyParser.RULE_recordExpression) is not { } record || record == 0
            || cursor.Taken[record - 1].Type is not (JourneyLexer.K_IF or JourneyLexer.K_WHEN))
            return false;
        cursor.Rewind(record);
        reports.General(cursor);
        return cursor.Take(RepairedToken.Missing(JourneyLexer.ID, cursor.Taken[^1]));
    }

    private bool TryMisspelt()
    {
        if (reports.TryMisspelt(cursor, least: 1) is not { } word)
            return false;
        return Replace(word, 1);
    }

    private bool TryReserved()
    {
        // Taken as the beginning of `at.sent`, but no dot follows.
        if (cursor.Taken is [.., var before, var word] && word.Line == before.Line && word.Line == cursor.Next.Line && Recogniser.IsOperatorWord(word.Type)
            && cursor.Try([JourneyLexer.ID], 0, cursor.ReadingsBefore(cursor.Taken.Count - 1)) >= 1)
        {
            reports.ReservedWord(word);
            cursor.Untake(cursor.Taken.Count - 1);
            return cursor.Take(RepairedToken.As(word, JourneyLexer.ID));
        }
        if (!SameLine() || !IsWord(cursor.Next) || cursor.Next.Type is JourneyLexer.ID or JourneyLexer.CAP || cursor.Try([JourneyLexer.ID], 1) < 2 || !cursor.Fits(JourneyLexer.K_NOT))
            return false;
        reports.ReservedWord(cursor.Next);
        return Replace(JourneyLexer.ID, 1);
    }

    private bool TrySign()
    {
        foreach (var sign in Signs)
        {
            // The indentation tells on which side of a brace the next line belongs.
            if (sign == JourneyLexer.RBRACE && (SameLine() || cursor.Next.Column >= Indent()) || sign == JourneyLexer.LBRACE && !SameLine() && cursor.Next.Column <= Indent())
                continue;
            if (cursor.Try([sign], 0) < 3)
                continue;
            reports.MissingSign(cursor, sign);
            return cursor.Take(RepairedToken.Missing(sign, cursor.Taken.LastOrDefault()));
        }
        return false;
    }

    // `body "mails/a.md"`: a word that only this one can be.
    private bool TryWord()
    {
        if (!SameLine())
            return false;
        var words = Recogniser.Expected(cursor.Readings).Where(t => Words.Spelling(t) is [>= 'a' and <= 'z', ..] && cursor.Try([t], 0) >= 3).Take(2).ToList();
        if (words.Count != 1)
            return false;
        reports.MissingSign(cursor, words[0]);
        return cursor.Take(RepairedToken.Missing(words[0], cursor.Taken.LastOrDefault()));
    }

    // A forgotten name: the construct is read without it.
    private bool TryName()
    {
        var name = cursor.Try([JourneyLexer.CAP], 0) >= 3 ? JourneyLexer.CAP : cursor.Try([JourneyLexer.ID], 0) >= 3 ? JourneyLexer.ID : 0;
        if (name == 0)
            return false;
        reports.General(cursor);
        return cursor.Take(RepairedToken.Missing(name, cursor.Taken.LastOrDefault()));
    }

    private bool TryDrop()
    {
        if (cursor.Next.Type is JourneyLexer.LBRACE or JourneyLexer.RBRACE or TokenConstants.EOF || cursor.Try([], 1) < 3)
            return false;
        reports.General(cursor);
        cursor.Skip();
        return true;
    }

    private bool Rename(int type)
    {
        reports.WrongCase(cursor.Next, capital: type == JourneyLexer.CAP);
        return Replace(type, 1);
    }

    private bool Replace(int type, int count, bool missing = false)
    {
        var token = missing ? RepairedToken.Missing(type, cursor.Taken.LastOrDefault()) : RepairedToken.As(cursor.Next, type);
        if (!cursor.Take(token))
            return false;
        cursor.Skip(count);
        return true;
    }

    // The column at which the line of the last token begins.
    private int Indent()
    {
        var line = cursor.Previous?.Line ?? 0;
        return cursor.Taken.Reverse().TakeWhile(t => t.Line == line).LastOrDefault()?.Column ?? 0;
    }

    private bool SameLine() => cursor.Previous is { } previous && previous.Line == cursor.Next.Line;

    private static bool IsUnit(int type) => Units.All.Contains(JourneyLexer.DefaultVocabulary.GetLiteralName(type)?.Trim('\'') ?? "");

    private static bool IsWord(IToken token) => token.Type != TokenConstants.EOF && token.Text is [var first, ..] && (char.IsLetter(first) || first == '_');

    private static int TypeOf(string word) => Words.TypeOf(word);
}

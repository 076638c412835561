using Antlr4.Runtime;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Text;
using Journeys.Grammar;

namespace Journeys.Compiler.Parsing.Errors;

/// <summary>Words the findings. At most one a line: what follows a mistake on its line is most often its consequence.</summary>
internal sealed class Reports(LexedText lexed, LexicalErrors lexical, DiagnosticBag bag)
{
    private readonly HashSet<int> _lines = [];

    public void ExtraBrace(IToken brace) => Report(SyntaxErrors.ExtraBrace, brace, At(brace), [], new Fix("Remove the brace", [new TextEdit(At(brace), "")]));

    public void BraceNotClosed(IToken[] tokens, int open)
    {
        var words = new List<IToken>();
        for (var i = open - 1; i >= 0 && tokens[i].Line == tokens[open].Line; i--)
            words.Insert(0, tokens[i]);
        var what = words.Count == 0 ? "this block" : $"`{Source(words[0], words[^1])}`";
        Report(SyntaxErrors.BraceNotClosed, tokens[open], At(tokens[open]), [what]);
    }

    public void NotADeclaration(IToken token)
    {
        var isStep = new Recogniser().Begin(JourneyParser.RULE_journeyMember) is var steps && Recogniser.Expected(steps).Contains(token.Type);
        var isTest = new Recogniser().Begin(JourneyParser.RULE_testStep) is var tests && Recogniser.Expected(tests).Contains(token.Type);
        var why = isStep ? "It is a part of a journey: `journey Welcome { start on SignedUp  enter once  send Hello }`"
            : isTest ? "It is a part of a test: `test \"…\" { when SignedUp  expect sent Welcome }`"
            : "A file holds declarations: `journey`, `email`, `event`, `segment`, `test` and so on, each with a name and braces.";
        Report(SyntaxErrors.NotADeclaration, token, At(token), [Sentence(Describe(token)), why]);
    }

    /// <summary>Looks for the word that the next one was meant to be, and reports it.</summary>
    /// <returns>The type of the right word; null where none is near.</returns>
    public int? TryMisspelt(Cursor cursor, int least)
    {
        var token = cursor.Next;
        if (token.Type == TokenConstants.EOF || token.Text is not [var first, ..] || !char.IsLetter(first))
            return null;
        var expected = Recogniser.Expected(cursor.Readings).Select(Words.Spelling).OfType<string>().Where(w => char.IsLetter(w[0]));
        var right = Spelling.Ranked(token.Text, expected).FirstOrDefault(w => cursor.Try([Words.TypeOf(w)], 1) >= least);
        if (right is null)
            return null;
        var (what, example) = Construct(cursor, right);
        Report(SyntaxErrors.Misspelt, token, At(token), [token.Text, right, what, example], new Fix($"Write `{right}`", [new TextEdit(At(token), right)]));
        return Words.TypeOf(right);
    }

    public void ForeignOperator(IToken token, string found, int right)
    {
        var help = right switch
        {
            JourneyLexer.EQ => "`=` gives something a value, `==` compares: `if contact.plan == Pro { … }`",
            JourneyLexer.ARROW => "An arrow points from one stage to the next: `Lead -> Customer on OrderPlaced`",
            JourneyLexer.NE => "Two values are compared with `==` and `!=`: `contact.plan != Free`",
            JourneyLexer.ASSIGN => "`==` compares, `=` gives something a value: `set contact.plan = Pro`",
            _ => "Conditions are joined by words: `contact.plan == Pro or contact.seats > 5`",
        };
        var write = Words.Spelling(right) ?? "";
        var at = new SourceSpan(lexed.Text, new TextSpan(token.StartIndex, found.Length));
        Report(SyntaxErrors.ForeignOperator, token, at, [found, write, help], new Fix($"Write `{write}`", [new TextEdit(at, write)]));
    }

    public void TimeNotation(IToken hours, IToken minutes)
    {
        var right = $"{hours.Text.PadLeft(2, '0')}:{minutes.Text.PadLeft(2, '0')}";
        var at = Between(hours, minutes);
        Report(SyntaxErrors.TimeNotation, hours, at, [Source(hours, minutes), right], new Fix($"Write `{right}`", [new TextEdit(at, right)]));
    }

    public void CompoundDuration(IToken first, IToken last) => Report(SyntaxErrors.CompoundDuration, first, Between(first, last), []);

    public void FractionalDuration(IToken number) => Report(SyntaxErrors.FractionalDuration, number, At(number), [number.Text]);

    public void UnknownUnit(IToken token, string? unit, string amount)
    {
        Fix[] fixes = unit is null ? [] : [new Fix($"Write `{unit}`", [new TextEdit(At(token), unit)])];
        var hint = unit is not null ? $"; did you mean `{unit}`?" : Clock(token.Text, amount) is { } clock ? $"; if a time of day is meant, write `{clock}`." : ".";
        Report(SyntaxErrors.UnknownUnit, token, At(token), [token.Text, hint, amount], fixes);
    }

    // `8pm`, as twelve-hour clocks show it.
    private static string? Clock(string half, string hour)
    {
        var afternoon = half.Equals("pm", StringComparison.OrdinalIgnoreCase);
        if (!afternoon && !half.Equals("am", StringComparison.OrdinalIgnoreCase)) return null;
        return int.TryParse(hour, out var shown) && shown is >= 1 and <= 12 ? FormattableString.Invariant($"{(shown % 12) + (afternoon ? 12 : 0):00}:00") : null;
    }

    public void WrongCase(IToken token, bool capital)
    {
        var text = token.Text;
        var right = (capital ? char.ToUpperInvariant(text[0]) : char.ToLowerInvariant(text[0])) + text[1..];
        Report(SyntaxErrors.WrongCase, token, At(token), [text, capital ? "capital" : "small", right], new Fix($"Write `{right}`", [new TextEdit(At(token), right)]));
    }

    public void SeveralTests(IToken where, IToken window) => Report(SyntaxErrors.SeveralTests, where, Between(where, window), []);

    public void ReservedWord(IToken token) => Report(SyntaxErrors.ReservedWord, token, At(token), [token.Text]);

    public void MissingSign(Cursor cursor, int sign)
    {
        var text = Words.Spelling(sign) ?? "";
        var (what, example) = Construct(cursor, null);
        var previous = cursor.Taken.Count > 0 ? cursor.Taken[^1] : cursor.Next;
        var at = new SourceSpan(lexed.Text, new TextSpan(previous.StopIndex + 1, 0));
        var insert = sign is JourneyLexer.COMMA or JourneyLexer.COLON or JourneyLexer.RPAREN or JourneyLexer.RBRACK ? text : " " + text;
        Report(SyntaxErrors.MissingSign, cursor.Next, at, [text, $"after `{Source(previous, previous)}`", what, example], new Fix($"Insert `{text}`", [new TextEdit(at, insert)]));
    }

    /// <summary>What was found, what could come, and how the construct looks.</summary>
    public void General(Cursor cursor)
    {
        var next = cursor.Next;
        // At the start of a line, where the statement before may have ended, only a new one is worth mentioning.
        var fresh = cursor.Beginning(Repairer.Members);
        var ended = fresh.Count > 0 && cursor.Previous is { } last && next.Line > last.Line;
        var expected = Phrases.List(ended ? [.. fresh, .. cursor.Readings.Where(r => Recogniser.Expected([r]).Contains(JourneyLexer.RBRACE))] : cursor.Readings, cursor.Taken.Count);
        var (what, example) = Construct(cursor, null);
        if (cursor.Taken.Count == 0 || ended)
        {
            Report(SyntaxErrors.Unexpected, next, Whole(cursor), [Sentence(Describe(next)), $"what can stand here is {expected}", what, example]);
            return;
        }
        var previous = cursor.Taken[^1];
        var breaksOff = next.Type is TokenConstants.EOF or JourneyLexer.RBRACE or JourneyLexer.ICLOSE || next.Line > previous.Line;
        var start = Constructs.Innermost(cursor.Readings, cursor.Taken.Count)?.Start ?? cursor.Taken.Count - 1;
        if (cursor.Taken.Count - start > 6 || cursor.Taken[start].Line != previous.Line)
            start = cursor.Taken.Count - 1;
        var before = $"`{Source(cursor.Taken[start], previous)}`";
        if (breaksOff && expected == "`}`" && next.Type is not (TokenConstants.EOF or JourneyLexer.RBRACE or JourneyLexer.ICLOSE))
            Report(SyntaxErrors.Unexpected, next, Whole(cursor), [Sentence(Describe(next)), $"after {before} nothing more can come but `}}`", what, example]);
        else if (breaksOff)
            Report(SyntaxErrors.Unfinished, previous, At(previous), [before, $"needs {expected}", Describe(next), what, example]);
        else
            Report(SyntaxErrors.Unexpected, next, Whole(cursor), [Sentence(Describe(next)), $"after {before} comes {expected}", what, example]);
    }

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    // A text is more than its quote.
    private SourceSpan Whole(Cursor cursor)
    {
        var end = 0;
        while (cursor.Next.Type == JourneyLexer.QUOTE && cursor.Peek(end).Type != JourneyLexer.QUOTE_END && cursor.Peek(end + 1).Type != TokenConstants.EOF)
            end++;
        return Between(cursor.Next, cursor.Peek(end));
    }

    private static (string What, string Example) Construct(Cursor cursor, string? word)
    {
        // The word tells more than what stands before it: `wiat 2 days` is about a wait.
        var readings = word is null ? cursor.Readings : new Recogniser().Step(cursor.Readings, Words.TypeOf(word), cursor.Taken.Count + 1);
        var found = Constructs.Innermost(readings, cursor.Taken.Count + (word is null ? 0 : 1))?.Construct;
        var construct = found ?? new Construct("a journey", "journey Welcome { start on SignedUp  enter once  send Hello }");
        return (Sentence(construct.What), construct.Example);
    }

    private string Describe(IToken token) => token.Type switch
    {
        TokenConstants.EOF => "the end of the file",
        JourneyLexer.QUOTE => "a text",
        JourneyLexer.RAW => "a text between `\"\"\"` lines",
        JourneyLexer.INT or JourneyLexer.DEC => $"the number `{token.Text}`",
        JourneyLexer.DATE => $"the date `{token.Text}`",
        JourneyLexer.TIME => $"the time `{token.Text}`",
        _ => $"`{Source(token, token)}`",
    };

    private void Report(DiagnosticDescriptor descriptor, IToken token, SourceSpan at, object?[] arguments, params Fix[] fixes)
    {
        var line = token.Type == TokenConstants.EOF ? lexed.EndOfFile.Line : token.Line;
        if (lexical.Lines.Contains(line) || !_lines.Add(line))
            return;
        bag.Add(new Diagnostic(descriptor, at, [.. arguments], [], [.. fixes]));
    }

    private string Source(IToken first, IToken last) => lexed.Text.ToString(Between(first, last).Span);

    private SourceSpan At(IToken token) => Between(token, token);

    private SourceSpan Between(IToken first, IToken last)
    {
        if (first.Type == TokenConstants.EOF)
            return new SourceSpan(lexed.Text, new TextSpan(lexed.Text.Length, 0));
        var end = Math.Max(first.StartIndex, last.StopIndex + 1);
        // A text that its line end closed reaches to the line end, not beyond.
        while (end > first.StartIndex && lexed.Text.Text[end - 1] is '\r' or '\n')
            end--;
        return new SourceSpan(lexed.Text, TextSpan.FromBounds(first.StartIndex, end));
    }
}

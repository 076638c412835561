using Antlr4.Runtime;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Text;
using Journeys.Grammar;

namespace Journeys.Compiler.Parsing.Errors;

/// <summary>
/// Reports what is wrong with single characters and texts, and gives the parser a row of tokens in which that is mended,
/// so that a forgotten quote or a stray semicolon costs one message.
/// </summary>
internal sealed class LexicalErrors
{
    private readonly LexedText _lexed;
    private readonly DiagnosticBag _bag;
    private readonly IToken[] _in;
    private readonly List<IToken> _out = [];
    private readonly Stack<IToken> _open = new();     // quotes and holes that are open

    private LexicalErrors(LexedText lexed, DiagnosticBag bag)
    {
        _lexed = lexed;
        _bag = bag;
        _in = lexed.Visible;
    }

    /// <summary>Lines (from 1) on which something was reported; the parser stays silent about them.</summary>
    public HashSet<int> Lines { get; } = [];

    /// <summary>A text without an end took the rest of the file with it.</summary>
    public bool SwallowedRest { get; private set; }

    /// <summary>The tokens for the parser: those of the text where nothing had to be mended.</summary>
    public IToken[] Tokens { get; private set; } = [];

    public static LexicalErrors Check(LexedText lexed, DiagnosticBag bag)
    {
        var check = new LexicalErrors(lexed, bag);
        foreach (var token in lexed.All)
        {
            if (token.Type == JourneyLexer.BLOCK_OPEN)
                bag.Report(SyntaxErrors.CommentNotClosed, check.At(token.StartIndex, 2));
        }
        check.Tokens = check.IsSound() ? lexed.Visible : check.Mend();
        return check;
    }

    // The common case costs one pass without allocation.
    private bool IsSound()
    {
        if (_lexed.EndsInsideText)
            return false;
        var holes = 0;
        var line = 0;
        for (var i = 0; i < _in.Length; i++)
        {
            var token = _in[i];
            switch (token.Type)
            {
                case JourneyLexer.BAD:
                case JourneyLexer.QUOTE_END when IsLineEnd(token):
                    return false;
                case JourneyLexer.QUOTE when i + 2 < _in.Length && IsTripleQuote(i):
                    return false;
                case JourneyLexer.IOPEN:
                    holes++;
                    line = token.Line;
                    break;
                case JourneyLexer.ICLOSE:
                    holes--;
                    break;
                default:
                    if (holes > 0 && token.Line > line)
                        return false;
                    break;
            }
        }
        return holes == 0;
    }

    private IToken[] Mend()
    {
        for (var i = 0; i < _in.Length; i++)
        {
            var token = _in[i];
            if (_open.TryPeek(out var hole) && hole.Type == JourneyLexer.IOPEN && token.Line > hole.Line)
                CloseAll(_in[i - 1].StopIndex + 1);
            switch (token.Type)
            {
                case JourneyLexer.QUOTE when i + 2 < _in.Length && IsTripleQuote(i):
                    i = MendBlockText(i);
                    continue;
                case JourneyLexer.QUOTE or JourneyLexer.IOPEN:
                    _open.Push(token);
                    break;
                case JourneyLexer.QUOTE_END when IsLineEnd(token):
                    if (_open.Count == 0)
                        continue;
                    var (position, inner) = (token.StartIndex, _open.LastOrDefault(o => o.Type == JourneyLexer.IOPEN) ?? _open.Peek());
                    ReportText(inner, position);
                    _open.Pop();
                    _out.Add(token);
                    CloseAll(position, report: false);
                    continue;
                case JourneyLexer.QUOTE_END or JourneyLexer.ICLOSE:
                    _open.TryPop(out _);
                    break;
                case JourneyLexer.BAD:
                    i = MendCharacter(i);
                    continue;
            }
            _out.Add(token);
        }
        CloseAll(_lexed.Text.Length);
        return [.. _out];
    }

    private bool IsTripleQuote(int i) =>
        _in[i + 1].Type == JourneyLexer.QUOTE_END && _in[i + 2].Type == JourneyLexer.QUOTE && _in[i + 2].StartIndex == _in[i].StartIndex + 2 && !IsLineEnd(_in[i + 1]);

    private static bool IsLineEnd(IToken quoteEnd) => quoteEnd.Text is ['\r' or '\n', ..];

    private void CloseAll(int position, bool report = true)
    {
        while (_open.TryPop(out var open))
        {
            if (report)
                ReportText(open, position);
            report = false;
            _out.Add(RepairedToken.Missing(open.Type == JourneyLexer.QUOTE ? JourneyLexer.QUOTE_END : JourneyLexer.ICLOSE, _out[^1]));
        }
    }

    private void ReportText(IToken open, int end)
    {
        var isHole = open.Type == JourneyLexer.IOPEN;
        var text = _lexed.Text.Text;
        while (end > open.StopIndex + 1 && char.IsWhiteSpace(text[end - 1]))
            end--;
        var help = isHole
            ? "The hole that `{` opens needs a `}` on the same line, and the text a closing quote. Write `\\{` for a brace."
            : "End it with `\"`. A text of several lines stands between two lines of `\"\"\"`.";
        Fix[] fixes = isHole ? [] : [new Fix("Close the text", [new TextEdit(At(end, 0), "\"")])];
        Report(SyntaxErrors.TextNotClosed, open, At(open.StartIndex, end - open.StartIndex), [help], fixes);
    }

    // `"""` that the lexer did not take as a block: no line end after it, or no closing line. All up to the next `"""`
    // is its text, or where there is none all up to the next declaration.
    private int MendBlockText(int i)
    {
        Report(SyntaxErrors.BlockTextNotClosed, _in[i], At(_in[i].StartIndex, 3), []);
        var close = _lexed.Text.Text.IndexOf("\"\"\"", _in[i].StartIndex + 3, StringComparison.Ordinal);
        var end = close < 0 ? _lexed.Text.Length : close + 3;
        _out.Add(RepairedToken.Missing(JourneyLexer.RAW, _out.LastOrDefault()));
        while (i + 1 < _in.Length && _in[i + 1].StartIndex < end && (close >= 0 || !Declarations.BeginsSurely(_in, i + 1)))
            Lines.Add(_in[++i].Line);
        SwallowedRest |= close < 0;
        return i;
    }

    private int MendCharacter(int i)
    {
        var token = _in[i];
        var text = token.Text;
        var next = i + 1 < _in.Length && _in[i + 1].StartIndex == token.StopIndex + 1 ? _in[i + 1] : null;
        switch (text)
        {
            case ";":
                Report(SyntaxErrors.Semicolon, token, At(token.StartIndex, 1), [], new Fix("Remove the semicolon", [new TextEdit(At(token.StartIndex, 1), "")]));
                return i;
            case "&":
                var both = next?.Text == "&";
                ReportOperator(token, both ? "&&" : "&", "and");
                _out.Add(RepairedToken.As(token, JourneyLexer.K_AND));
                return both ? i + 1 : i;
            case "!":
                ReportOperator(token, "!", "not");
                _out.Add(RepairedToken.As(token, JourneyLexer.K_NOT));
                return i;
            case "'" or "`" or "‘" or "’" or "“" or "”" or "„" or "«" or "»":
                return MendQuote(i);
            case "#":
                Report(SyntaxErrors.UnknownCharacter, token, At(token.StartIndex, 1), [text, "Comments begin with `//`."], new Fix("Make it a comment", [new TextEdit(At(token.StartIndex, 1), "//")]));
                return SkipLine(i);
            case "€" or "$" or "£":
                Report(SyntaxErrors.UnknownCharacter, token, At(token.StartIndex, 1), [text, "Money is a number and a currency: `20 EUR`."]);
                return i;
            case "%":
                Report(SyntaxErrors.UnknownCharacter, token, At(token.StartIndex, 1), [text, "A percentage is written without a space: `50%`."]);
                return i;
            default:
                // A character beyond the basic plane arrives in two halves.
                var pair = char.IsHighSurrogate(text[0]) && next is not null ? 1 : 0;
                Report(SyntaxErrors.UnknownCharacter, token, At(token.StartIndex, 1 + pair), [pair == 1 ? text + next?.Text : text, "Remove it, or put it in a text in quotes."]);
                return i + pair;
        }
    }

    private int MendQuote(int i)
    {
        var open = _in[i];
        var close = i + 1;
        while (close < _in.Length && _in[close].Line == open.Line && !(_in[close].Type == JourneyLexer.BAD && _in[close].Text is "'" or "`" or "’" or "”" or "“" or "»" or "«"))
            close++;
        var closes = close < _in.Length && _in[close].Line == open.Line;
        var edits = closes ? [new TextEdit(At(open.StartIndex, 1), "\""), new TextEdit(At(_in[close].StartIndex, 1), "\"")] : new[] { new TextEdit(At(open.StartIndex, 1), "\"") };
        Report(SyntaxErrors.UnknownCharacter, open, At(open.StartIndex, 1), [open.Text, "Texts stand in straight double quotes: `\"like this\"`."], new Fix("Use double quotes", [.. edits]));
        _out.Add(RepairedToken.As(open, JourneyLexer.QUOTE));
        _out.Add(closes ? RepairedToken.As(_in[close], JourneyLexer.QUOTE_END) : RepairedToken.Missing(JourneyLexer.QUOTE_END, open));
        return closes ? close : SkipLine(i);
    }

    private int SkipLine(int i)
    {
        var line = _in[i].Line;
        while (i + 1 < _in.Length && _in[i + 1].Line == line)
            i++;
        return i;
    }

    private void ReportOperator(IToken token, string found, string right) =>
        Report(SyntaxErrors.ForeignOperator, token, At(token.StartIndex, found.Length), [found, right, "Conditions are joined by words: `contact.plan == Pro and not contact.paused`"],
            new Fix($"Write `{right}`", [new TextEdit(At(token.StartIndex, found.Length), right == "not" ? "not " : right)]));

    private void Report(DiagnosticDescriptor descriptor, IToken token, SourceSpan at, object?[] arguments, params Fix[] fixes)
    {
        Lines.Add(token.Line);
        _bag.Add(new Diagnostic(descriptor, at, [.. arguments], [], [.. fixes]));
    }

    private SourceSpan At(int start, int length) => new(_lexed.Text, new TextSpan(start, length));
}

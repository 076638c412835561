using System.Globalization;

namespace Journeys.SyntaxGenerator;

/// <summary>One kind of token of the lexer.</summary>
/// <param name="Number">The lexer's number for it.</param>
/// <param name="Symbol">Its name in the lexer grammar.</param>
/// <param name="Text">Its only spelling, where it has one.</param>
/// <param name="Kind">Its name in <c>SyntaxKind</c>.</param>
public sealed record TokenType(int Number, string Symbol, string? Text, string Kind);

/// <summary>The token types of the lexer, read from the file that the parser generator leaves beside the lexer.</summary>
public sealed class Vocabulary
{
    private static readonly Dictionary<string, string> Renamed = new()
    {
        ["RAW"] = "RawTextToken", ["QUOTE"] = "QuoteToken", ["QUOTE_END"] = "EndQuoteToken", ["DATE"] = "DateToken",
        ["TIME"] = "TimeToken", ["PERCENT"] = "PercentToken", ["DEC"] = "DecimalToken", ["ORDINAL"] = "OrdinalToken",
        ["INT"] = "IntegerToken", ["CUR"] = "CurrencyToken", ["CAP"] = "CapitalWordToken", ["ID"] = "WordToken",
        ["ARROW"] = "ArrowToken", ["EQ"] = "EqualsEqualsToken", ["NE"] = "NotEqualsToken", ["LE"] = "LessOrEqualToken",
        ["GE"] = "GreaterOrEqualToken", ["LT"] = "LessToken", ["GT"] = "GreaterToken", ["COALESCE"] = "QuestionQuestionToken",
        ["QMARK"] = "QuestionToken", ["ASSIGN"] = "EqualsToken", ["LPAREN"] = "OpenParenToken", ["RPAREN"] = "CloseParenToken",
        ["LBRACK"] = "OpenBracketToken", ["RBRACK"] = "CloseBracketToken", ["LBRACE"] = "OpenBraceToken",
        ["RBRACE"] = "CloseBraceToken", ["IOPEN"] = "OpenHoleToken", ["ICLOSE"] = "CloseHoleToken", ["ESC"] = "EscapeToken",
        ["BAD"] = "BadToken", ["DOC"] = "DocCommentTrivia", ["LINE"] = "LineCommentTrivia", ["BLOCKC"] = "BlockCommentTrivia",
        ["BLOCK_OPEN"] = "OpenBlockCommentTrivia", ["NL"] = "NewLineTrivia", ["WS"] = "WhitespaceTrivia",
    };

    private Vocabulary(IReadOnlyList<TokenType> all) => All = all;

    /// <summary>All token types, by number.</summary>
    public IReadOnlyList<TokenType> All { get; }

    /// <summary>Reads the <c>.tokens</c> file.</summary>
    public static Vocabulary Read(string text)
    {
        var symbols = new SortedDictionary<int, string>();
        var texts = new Dictionary<int, string>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = line.LastIndexOf('=');
            var number = int.Parse(line[(at + 1)..], CultureInfo.InvariantCulture);
            var left = line[..at];
            if (left.StartsWith('\''))
                texts[number] = left[1..^1];
            else
                symbols[number] = left;
        }
        return new Vocabulary([.. symbols.Where(s => !IsAlias(s.Value))
            .Select(s => new TokenType(s.Key, s.Value, texts.GetValueOrDefault(s.Key), KindOf(s.Value)))]);
    }

    /// <summary>The kind of a quoted word or sign.</summary>
    public string KindOfText(string quoted) =>
        All.FirstOrDefault(t => t.Text == quoted.Trim('\''))?.Kind ?? throw new FormatException($"Nodes.txt: {quoted} is no word or sign of the lexer.");

    /// <summary>The kind of a symbol such as <c>INT</c>.</summary>
    public string KindOfSymbol(string symbol) =>
        All.FirstOrDefault(t => t.Symbol == symbol)?.Kind ?? throw new FormatException($"Nodes.txt: {symbol} is no token of the lexer.");

    // Rules with `-> type(…)` never give a token of their own.
    private static bool IsAlias(string symbol) => symbol is "UNTERM" or "LONE_ESC" or "P_END" or "P_ESC" or "P_UNTERM" or "P_TEXT" or "P_LONE_ESC";

    private static string KindOf(string symbol)
    {
        if (Renamed.TryGetValue(symbol, out var kind))
            return kind;
        var word = string.Concat(symbol.Split('_').Skip(symbol.StartsWith("K_", StringComparison.Ordinal) ? 1 : 0)
            .Select(p => p[..1] + p[1..].ToLowerInvariant()));
        return word + (symbol.StartsWith("K_", StringComparison.Ordinal) ? "Keyword" : "Token");
    }
}

using Antlr4.Runtime;
using Journeys.Compiler.Text;
using Journeys.Grammar;

namespace Journeys.Compiler.Parsing;

/// <summary>All tokens of a text, hidden ones included, and which of them the parser sees.</summary>
internal sealed class LexedText
{
    private LexedText(SourceText text, JourneyLexer lexer, IToken[] all, IToken[] visible, bool endsInsideText)
    {
        Text = text;
        Lexer = lexer;
        All = all;
        Visible = visible;
        EndsInsideText = endsInsideText;
    }

    public SourceText Text { get; }

    public JourneyLexer Lexer { get; }

    /// <summary>Every token in source order; the last is the end of the file. <c>TokenIndex</c> is the place in this array.</summary>
    public IToken[] All { get; }

    /// <summary>The tokens on the default channel, without the end of the file.</summary>
    public IToken[] Visible { get; }

    /// <summary>A quote was still open at the end of the file.</summary>
    public bool EndsInsideText { get; }

    public IToken EndOfFile => All[^1];

    public static LexedText Lex(SourceText text)
    {
        // AntlrInputStream counts UTF-16 units as our spans do; CharStreams would count code points.
        var lexer = new JourneyLexer(new AntlrInputStream(text.Text), TextWriter.Null, TextWriter.Null);
        lexer.RemoveErrorListeners();
        var all = new List<IToken>(text.Length / 3 + 1);
        var visible = new List<IToken>(text.Length / 6 + 1);
        while (true)
        {
            var token = lexer.NextToken();
            if (token is CommonToken common)
                common.TokenIndex = all.Count;
            all.Add(token);
            if (token.Type == TokenConstants.EOF)
                return new LexedText(text, lexer, [.. all], [.. visible], lexer.IsInsideString);
            if (token.Channel == Antlr4.Runtime.Lexer.DefaultTokenChannel)
                visible.Add(token);
        }
    }
}

using Antlr4.Runtime;
using Antlr4.Runtime.Misc;

namespace Journeys.Compiler.Parsing;

/// <summary>A row of visible tokens as a stream for the parser, closed by the end of the file.</summary>
internal sealed class TokenSlice(IToken[] tokens, IToken endToken, ITokenSource source) : ITokenStream
{
    private int _at;

    public int Index => _at;

    public int Size => tokens.Length + 1;

    public string SourceName => "";

    public ITokenSource TokenSource => source;

    public void Consume()
    {
        if (_at < tokens.Length)
            _at++;
    }

    public int LA(int i) => LT(i).Type;

    public IToken LT(int k)
    {
        var index = k > 0 ? _at + k - 1 : _at + k;
        return tokens.Length == 0 || index >= tokens.Length ? endToken : tokens[Math.Max(index, 0)];
    }

    public IToken Get(int i) => i >= tokens.Length ? endToken : tokens[i];

    public int Mark() => 0;

    public void Release(int marker)
    {
    }

    public void Seek(int index) => _at = index;

    public string GetText(Interval interval) => "";

    public string GetText() => "";

    public string GetText(RuleContext ctx) => "";

    public string GetText(IToken start, IToken stop) => "";
}

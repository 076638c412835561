using Antlr4.Runtime;
using Antlr4.Runtime.Misc;

namespace Journeys.Compiler.Parsing;

/// <summary>A stretch of the visible tokens as a stream for the parser, closed by an end of its own.</summary>
internal sealed class TokenSlice : ITokenStream
{
    private readonly IToken[] _visible;
    private readonly int _start;
    private readonly int _end;
    private readonly IToken _endToken;
    private int _at;

    public TokenSlice(IToken[] visible, int start, int end, IToken endToken, ITokenSource source)
    {
        _visible = visible;
        _start = start;
        _end = end;
        _endToken = endToken;
        _at = start;
        TokenSource = source;
    }

    public int Index => _at;

    public int Size => _end - _start + 1;

    public string SourceName => "";

    public ITokenSource TokenSource { get; }

    public void Consume()
    {
        if (_at < _end)
            _at++;
    }

    public int LA(int i) => LT(i).Type;

    public IToken LT(int k)
    {
        var index = k > 0 ? _at + k - 1 : _at + k;
        return index >= _end ? _endToken : _visible[Math.Max(index, _start)];
    }

    public IToken Get(int i) => i >= _end ? _endToken : _visible[i];

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

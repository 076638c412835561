using System.Collections.Generic;
using System.IO;
using Antlr4.Runtime;

namespace Journeys.Grammar;

/// <summary>
/// Keeps the depth of braces within each open string hole, so that the lexer knows which brace closes the hole and
/// returns to the string. A line end closes holes and strings: only text between <c>"""</c> lines spans lines.
/// </summary>
public abstract class JourneyLexerBase : Lexer
{
    private readonly Stack<int> _depthInHole = new();
    private int _lastVisible;

    /// <summary>Creates the lexer over a stream of UTF-16 code units.</summary>
    protected JourneyLexerBase(ICharStream input, TextWriter output, TextWriter errorOutput)
        : base(input, output, errorOutput)
    {
    }

    /// <summary>True while the lexer stands inside a string or a hole: at the end of the text it was left open.</summary>
    public bool IsInsideString => ModeStack.Count > 0;

    /// <inheritdoc/>
    public override void Reset()
    {
        _depthInHole?.Clear();
        _lastVisible = 0;
        base.Reset();
    }

    /// <inheritdoc/>
    public override IToken NextToken()
    {
        var token = base.NextToken();
        if (token.Channel == DefaultTokenChannel)
            _lastVisible = token.Type;
        return token;
    }

    /// <summary>A quote was read: nothing is interpolated in the pattern after <c>matches</c>.</summary>
    protected void OpenString() =>
        PushMode(_lastVisible == JourneyLexer.K_MATCHES ? JourneyLexer.PATTERN : JourneyLexer.STR);

    /// <summary>A brace was opened; inside a hole it has to be closed before the hole is.</summary>
    protected void OpenBrace()
    {
        if (_depthInHole.Count > 0)
            _depthInHole.Push(_depthInHole.Pop() + 1);
    }

    /// <summary>A hole was opened inside a string.</summary>
    protected void OpenHole() => _depthInHole.Push(0);

    /// <summary>A brace was closed: either one of a record inside the hole, or the hole itself.</summary>
    protected void CloseBrace()
    {
        if (_depthInHole.Count == 0)
            return;
        var depth = _depthInHole.Pop();
        if (depth > 0)
        {
            _depthInHole.Push(depth - 1);
            return;
        }
        Type = JourneyLexer.ICLOSE;
        PopMode();
    }

    /// <summary>A line ended outside of text: whatever hole and string were open end with it.</summary>
    protected void Newline()
    {
        if (_depthInHole.Count == 0)
            return;
        _depthInHole.Clear();
        while (ModeStack.Count > 0)
            PopMode();
    }

    /// <summary>A line ended inside of text: outer holes and strings end with it (the innermost is popped by its rule).</summary>
    protected void Unterminated()
    {
        if (_depthInHole.Count == 0)
            return;
        _depthInHole.Clear();
        while (ModeStack.Count > 1)
            PopMode();
    }
}

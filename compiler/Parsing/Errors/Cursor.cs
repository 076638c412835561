using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using Journeys.Grammar;

namespace Journeys.Compiler.Parsing.Errors;

/// <summary>How far a declaration has been read: the tokens taken, the readings before each, and what is still to come.</summary>
internal sealed class Cursor
{
    private const int Ahead = 4;

    private readonly Recogniser _recogniser = new();
    private readonly IToken[] _input;
    private readonly IToken _end;
    private readonly List<IToken> _taken = [];
    private readonly List<List<Reading>> _readings = [];
    private readonly List<int> _positions = [];       // where in the input each taken token stood

    public Cursor(IToken[] input, IToken end, int rule)
    {
        _input = input;
        _end = end;
        _readings.Add(_recogniser.Begin(rule));
    }

    /// <summary>The index of the next token of the input.</summary>
    public int Position { get; private set; }

    /// <summary>The tokens taken so far, mended ones included.</summary>
    public IReadOnlyList<IToken> Taken => _taken;

    /// <summary>All readings of the tokens taken.</summary>
    public List<Reading> Readings => _readings[^1];

    /// <summary>The next token of the input; the end of the file where there is none.</summary>
    public IToken Next => Peek(0);

    /// <summary>The token before the next one in the input, taken or not; null at the start.</summary>
    public IToken? Previous => Position > 0 ? _input[Position - 1] : null;

    public IToken Peek(int ahead) => Position + ahead < _input.Length ? _input[Position + ahead] : _end;

    /// <summary>The readings before the token taken as the n-th.</summary>
    public List<Reading> ReadingsBefore(int taken) => _readings[taken];

    /// <summary>Takes tokens as long as they fit.</summary>
    /// <returns>True where the input was read to its end and may end there.</returns>
    public bool Run()
    {
        while (true)
        {
            if (Next.Type == TokenConstants.EOF)
                return CanEnd(Readings);
            if (!Take(Next))
                return false;
            Position++;
        }
    }

    /// <summary>Takes a token that is not (or not so) in the input.</summary>
    public bool Take(IToken token)
    {
        var next = _recogniser.Step(Readings, token.Type, _taken.Count + 1);
        if (next.Count == 0)
            return false;
        _taken.Add(token);
        _positions.Add(Position);
        _readings.Add(next);
        return true;
    }

    /// <summary>Leaves out tokens of the input.</summary>
    public void Skip(int count = 1) => Position = Math.Min(Position + count, _input.Length);

    /// <summary>Gives back the tokens taken from the n-th on; they are left out.</summary>
    public void Untake(int taken)
    {
        _taken.RemoveRange(taken, _taken.Count - taken);
        _positions.RemoveRange(taken, _positions.Count - taken);
        _readings.RemoveRange(taken + 1, _readings.Count - taken - 1);
    }

    /// <summary>Gives back the tokens taken from the n-th on; they are read again.</summary>
    public void Rewind(int taken)
    {
        if (taken >= _taken.Count)
            return;
        Position = _positions[taken];
        Untake(taken);
    }

    /// <summary>Whether a word or sign can come next in its own right, not as a name.</summary>
    public bool Expects(int type) => Recogniser.Expected(Readings).Contains(type);

    /// <summary>The readings in which a construct of one of these rules begins right here.</summary>
    public List<Reading> Beginning(IReadOnlySet<int> rules) => Readings.FindAll(r =>
    {
        for (var frame = r.Frame; frame is not null && frame.Start == _taken.Count; frame = frame.Parent)
        {
            if (rules.Contains(frame.Rule))
                return true;
        }
        return false;
    });

    /// <summary>Whether a token of a type fits here.</summary>
    public bool Fits(int type) => type == TokenConstants.EOF ? CanEnd(Readings) : _recogniser.Step(Readings, type, _taken.Count + 1).Count > 0;

    /// <summary>How many tokens of the input would fit if other ones came first; the whole rest counts as many.</summary>
    /// <param name="first">The types that come first.</param>
    /// <param name="skip">How many tokens of the input they stand for.</param>
    /// <param name="from">Readings to begin with; null: those of now.</param>
    public int Try(ReadOnlySpan<int> first, int skip, List<Reading>? from = null)
    {
        var readings = from ?? Readings;
        var index = _taken.Count;
        foreach (var type in first)
        {
            readings = _recogniser.Step(readings, type, ++index);
            if (readings.Count == 0)
                return -1;
        }
        for (var fitting = 0; fitting < Ahead; fitting++)
        {
            var token = Peek(skip + fitting);
            if (token.Type == TokenConstants.EOF)
                return CanEnd(readings) || OnlyBracesMissing(readings, index) ? int.MaxValue : fitting;
            readings = _recogniser.Step(readings, token.Type, ++index);
            if (readings.Count == 0)
                return fitting;
        }
        return Ahead;
    }

    private bool OnlyBracesMissing(List<Reading> readings, int index)
    {
        for (var i = 0; i < 8 && readings.Count > 0; i++)
        {
            readings = _recogniser.Step(readings, JourneyLexer.RBRACE, ++index);
            if (CanEnd(readings))
                return true;
        }
        return false;
    }

    private static bool CanEnd(List<Reading> readings) =>
        readings.Exists(static r => Array.Exists(r.State.TransitionsArray, static t => t is AtomTransition { token: TokenConstants.EOF }));
}

using Antlr4.Runtime.Atn;
using Journeys.Grammar;

namespace Journeys.Compiler.Parsing.Errors;

/// <summary>A grammar rule under way: which, since which token, and inside of what.</summary>
internal sealed class Frame(Frame? parent, int returnState, int rule, int start)
{
    public Frame? Parent { get; } = parent;

    public int ReturnState { get; } = returnState;

    public int Rule { get; } = rule;

    /// <summary>The index of the first token of the rule.</summary>
    public int Start { get; } = start;
}

/// <summary>One way to have read the tokens so far.</summary>
internal readonly record struct Reading(ATNState State, Frame Frame);

/// <summary>
/// Walks the grammar's automaton along all readings at once. Slower than the parser, but it knows the first token after
/// which nothing valid can follow and everything that could have come instead, which a predicting parser does not.
/// </summary>
internal sealed class Recogniser
{
    private readonly ATN _atn = JourneyParser._ATN;
    private readonly Dictionary<(Frame?, int, int, int), Frame> _frames = [];
    private readonly HashSet<(int, Frame)> _seen = [];

    /// <summary>All readings before the first token.</summary>
    public List<Reading> Begin(int rule)
    {
        var result = new List<Reading>();
        _seen.Clear();
        Close(_atn.ruleToStartState[rule], Intern(null, -1, rule, 0), 0, result);
        return result;
    }

    /// <summary>The readings that go on with a token; empty where none does.</summary>
    /// <param name="before">The readings before it.</param>
    /// <param name="type">Its type.</param>
    /// <param name="next">The index of the token after it.</param>
    public List<Reading> Step(List<Reading> before, int type, int next)
    {
        var result = new List<Reading>();
        _seen.Clear();
        foreach (var reading in before)
        {
            foreach (var transition in reading.State.TransitionsArray)
            {
                if (transition.Matches(type, 0, _atn.maxTokenType))
                    Close(transition.target, reading.Frame, next, result);
            }
        }
        return result;
    }

    /// <summary>The words and signs that can come next in their own right, not as names.</summary>
    public static HashSet<int> Expected(List<Reading> readings)
    {
        var types = new HashSet<int>();
        foreach (var transition in readings.Where(r => r.Frame.Rule != JourneyParser.RULE_hard).SelectMany(r => r.State.TransitionsArray).Where(t => t is AtomTransition or (SetTransition and not NotSetTransition)))
            types.UnionWith(transition.Label.ToList());
        return types;
    }

    /// <summary>Whether a word is an operator or step verb, which cannot stand alone as a name.</summary>
    public static bool IsOperatorWord(int type) => Hard.Value.Contains(type);

    private static readonly Lazy<HashSet<int>> Hard = new(() =>
        [.. new Recogniser().Begin(JourneyParser.RULE_hard).SelectMany(r => r.State.TransitionsArray).SelectMany(t => t.Label.ToList())]);

    private void Close(ATNState state, Frame frame, int index, List<Reading> result)
    {
        if (!_seen.Add((state.stateNumber, frame)))
            return;
        if (state is RuleStopState)
        {
            if (frame.Parent is { } parent)
                Close(_atn.states[frame.ReturnState], parent, index, result);
            return;
        }
        var reads = false;
        foreach (var transition in state.TransitionsArray)
        {
            if (transition is RuleTransition call)
                Close(call.target, Intern(frame, call.followState.stateNumber, call.ruleIndex, index), index, result);
            else if (transition.IsEpsilon)
                Close(transition.target, frame, index, result);
            else
                reads = true;
        }
        if (reads)
            result.Add(new Reading(state, frame));
    }

    private Frame Intern(Frame? parent, int returnState, int rule, int start)
    {
        if (!_frames.TryGetValue((parent, returnState, rule, start), out var frame))
            _frames.Add((parent, returnState, rule, start), frame = new Frame(parent, returnState, rule, start));
        return frame;
    }
}

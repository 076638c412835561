using System.Collections.Immutable;
using Journeys.Runtime.Deciding;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Time;
using Journeys.Runtime.Values;

namespace Journeys.Runtime.Steps;

/// <summary><c>repeat up to n times every d as LABEL { }</c></summary>
/// <param name="Times">The bound.</param>
/// <param name="Every">From the beginning of one round to the beginning of the next; null for at once.</param>
public sealed record RepeatStep(string Place, int Times, Span? Every, Block Body, SourceRef Source) : Step(Place, Source)
{
    internal override ImmutableArray<Block?> Bodies => [Body];
    internal override bool Remembers => true;

    internal override Flow Arrive(Move move)
    {
        move.Run.Remember(Place).Round = 0;
        return Times < 1 ? Flow.Next : Round(move);
    }

    internal override Flow BodyDone(Move move, int body)
    {
        var memory = move.Run.Remember(Place);
        if (memory.Round >= Times) return Flow.Next;
        if (Every is not { } pause) return Round(move);
        var next = Calendar.Add(memory.RoundBegan, pause, move.Zone.Zone);
        return next <= move.Now ? Round(move) : move.RestUntil(next, $"until round {memory.Round + 1} of {Times}");
    }

    internal override Flow Wake(Move move) => Round(move);

    private Flow Round(Move move)
    {
        var memory = move.Run.Remember(Place);
        memory.Round++;
        memory.RoundBegan = move.Now;
        move.Record(TimelineKind.Loop, $"round {memory.Round} of {Times}");
        return Flow.Into(0);
    }
}

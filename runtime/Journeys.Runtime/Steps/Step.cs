using System.Collections.Immutable;
using Journeys.Runtime.Deciding;
using Journeys.Runtime.Programs;

namespace Journeys.Runtime.Steps;

/// <summary>A step of a journey: data written by the compiler, behaviour in the same file. A new statement is one new file here.</summary>
/// <param name="Place">
/// The stable identity within the journey: the label, else a derived id (parent place, kind, ordinal within kind: <c>race#1/otherwise/send#2</c>). Unique in the journey.
/// </param>
/// <param name="Source">Where it is written.</param>
public abstract record Step(string Place, SourceRef Source)
{
    /// <summary>Nested blocks, in source order; a null one is an empty one.</summary>
    internal virtual ImmutableArray<Block?> Bodies => [];
    /// <summary>Places this step may jump to; they are checked when a program is linked.</summary>
    internal virtual ImmutableArray<string> JumpTargets => [];
    /// <summary>Whether visits and arrivals are remembered even where the author gave no label.</summary>
    internal virtual bool Remembers => false;

    /// <summary>The person arrives.</summary>
    internal abstract Flow Arrive(Move move);

    /// <summary>The due time of a branch that rests here has come.</summary>
    internal virtual Flow Wake(Move move) => throw new InvalidOperationException($"Nothing rests at {Place}.");

    /// <summary>One of its bodies has come to its end.</summary>
    internal virtual Flow BodyDone(Move move, int body) => Flow.Next;

    /// <summary>Something happened or changed while a branch rests here; null when this step does not react to it.</summary>
    internal virtual Flow? React(Move move, Happening? happening) => null;

    /// <summary>The zone or a value that a due time depends on may have changed (R14).</summary>
    internal virtual Flow? Recompute(Move move) => null;
}

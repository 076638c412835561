using Journeys.Runtime.Deciding;
using Journeys.Runtime.Programs;

namespace Journeys.Runtime.Steps;

/// <summary><c>let x = v</c>: evaluated once and kept.</summary>
public sealed record LetStep(string Place, int Local, Func<Scope, object?> Value, SourceRef Source) : Step(Place, Source)
{
    internal override Flow Arrive(Move move)
    {
        move.Run.Locals[Local] = Value(move.Scope());
        return Flow.Next;
    }
}

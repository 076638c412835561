using Journeys.Runtime.Deciding;
using Journeys.Runtime.Programs;

namespace Journeys.Runtime.Steps;

/// <summary><c>set contact.x = v</c></summary>
/// <param name="Slot">The contact's field.</param>
public sealed record SetStep(string Place, int Slot, Func<Scope, object?> Value, SourceRef Source) : Step(Place, Source)
{
    internal override Flow Arrive(Move move)
    {
        move.SetAttribute(Slot, Value(move.Scope()));
        return Flow.Next;
    }
}

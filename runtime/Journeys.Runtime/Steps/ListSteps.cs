using Journeys.Runtime.Deciding;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Time;
using Journeys.Runtime.Values;

namespace Journeys.Runtime.Steps;

/// <summary><c>add to L for 7 days</c></summary>
/// <param name="For">How long; null for good.</param>
public sealed record AddToListStep(string Place, string List, Span? For, SourceRef Source) : Step(Place, Source)
{
    internal override Flow Arrive(Move move)
    {
        move.SetMembership(List, true, For is { } length ? Calendar.Add(move.Now, length, move.Zone.Zone) : null);
        return Flow.Next;
    }
}

/// <summary><c>remove from L</c></summary>
public sealed record RemoveFromListStep(string Place, string List, SourceRef Source) : Step(Place, Source)
{
    internal override Flow Arrive(Move move)
    {
        move.SetMembership(List, false, null);
        return Flow.Next;
    }
}

using System.Collections.Immutable;
using Journeys.Runtime.Deciding;
using Journeys.Runtime.Programs;

namespace Journeys.Runtime.Steps;

/// <summary><c>leave LABEL</c>: goes on after the enclosing loop or branch of that label.</summary>
/// <param name="Target">The place of the step that is left.</param>
public sealed record LeaveStep(string Place, string Target, SourceRef Source) : Step(Place, Source)
{
    internal override ImmutableArray<string> JumpTargets => [Target];

    internal override Flow Arrive(Move move)
    {
        move.Record(TimelineKind.Loop, $"left {Target}");
        return Flow.After(move.Find(Target));
    }
}

using System.Collections.Immutable;
using Journeys.Runtime.Deciding;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Triggers;

namespace Journeys.Runtime.Steps;

/// <summary><c>until T { }</c>: when the trigger fires the block is abandoned and the run goes on after it.</summary>
public sealed record UntilStep(string Place, Trigger Trigger, Block Body, SourceRef Source) : Step(Place, Source)
{
    internal override ImmutableArray<Block?> Bodies => [Body];

    internal override Flow Arrive(Move move)
    {
        if (!move.Fires(Trigger, null)) return Flow.Into(0);
        move.Record(TimelineKind.Taken, $"{Trigger.Text}: already so, the block is left out");
        return Flow.Next;
    }

    /// <summary>Asked for every branch that rests somewhere inside the block.</summary>
    internal override Flow? React(Move move, Happening? happening)
    {
        if (!move.Fires(Trigger, happening)) return null;
        move.Record(TimelineKind.Taken, $"{Trigger.Text}: the block is abandoned");
        return Flow.Next;
    }
}

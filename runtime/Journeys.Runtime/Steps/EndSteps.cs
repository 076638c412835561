using Journeys.Runtime.Deciding;
using Journeys.Runtime.Programs;

namespace Journeys.Runtime.Steps;

/// <summary><c>finish</c>: ends the whole run (R8).</summary>
public sealed record FinishStep(string Place, SourceRef Source) : Step(Place, Source)
{
    internal override Flow Arrive(Move move)
    {
        move.End("finished", "finished");
        return Flow.Ended;
    }
}

/// <summary><c>exit "reason"</c>: ends the whole run with a reason.</summary>
public sealed record ExitStep(string Place, Func<Scope, string> Reason, SourceRef Source) : Step(Place, Source)
{
    internal override Flow Arrive(Move move)
    {
        var reason = Reason(move.Scope());
        move.End("exit", reason);
        return Flow.Ended;
    }
}

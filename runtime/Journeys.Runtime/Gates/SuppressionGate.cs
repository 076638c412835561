using Journeys.Runtime.Time;

namespace Journeys.Runtime.Gates;

/// <summary>A channel closed by a hard bounce, a complaint or by hand; holds for transactional messages too (R19).</summary>
internal sealed class SuppressionGate : IGate
{
    public GateVerdict Check(GateRequest request) => request.Person.SuppressionOf(request.Message.Channel) is { } suppression
        ? GateVerdict.Skip("suppressed", $"the address is suppressed: {suppression.Reason}", new Deciding.TimelineDetail("suppressed since", Shown.Exact(suppression.At)))
        : GateVerdict.Pass;
}

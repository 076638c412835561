namespace Journeys.Runtime.Gates;

/// <summary>The project's limits, on messages of the channels each names (R18); transactional messages obey none (R16, R19).</summary>
internal sealed class ProjectLimitGate : IGate
{
    public GateVerdict Check(GateRequest request)
    {
        if (request.Message.Transactional) return GateVerdict.Pass;
        var limits = request.Move.CurrentProgram.Definition.Limits;
        return limits.IsEmpty ? GateVerdict.Pass : LimitWindow.Check(request, limits.RemoveAll(limit => !limit.Across.Contains(request.Message.Channel)), "the project's");
    }
}

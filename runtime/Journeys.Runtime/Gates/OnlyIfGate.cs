namespace Journeys.Runtime.Gates;

/// <summary>The step's own <c>only if</c>, tested when the message leaves the gate (R15).</summary>
internal sealed class OnlyIfGate : IGate
{
    public GateVerdict Check(GateRequest request) => request.Step.OnlyIf is { } condition && !condition(request.Move.Scope())
        ? GateVerdict.Skip("condition", $"not so: {request.Step.OnlyIfText}")
        : GateVerdict.Pass;
}

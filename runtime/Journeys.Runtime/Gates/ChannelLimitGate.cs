namespace Journeys.Runtime.Gates;

/// <summary>The limits of the message's own channel (R18); transactional messages obey none (R16, R19).</summary>
internal sealed class ChannelLimitGate : IGate
{
    public GateVerdict Check(GateRequest request) => request.Message.Transactional || request.Channel is not { Limits: { IsEmpty: false } limits }
        ? GateVerdict.Pass
        : LimitWindow.Check(request, limits, $"{Addresses.Name(request.Message.Channel)}'s");
}

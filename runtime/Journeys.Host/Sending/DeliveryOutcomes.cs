using Journeys.Channels.Email;
using Journeys.Host.Clock;
using Journeys.Runtime.Inputs;
using Journeys.Storage;
using NodaTime;

namespace Journeys.Host.Sending;

/// <summary>Decides what an attempt's outcome means for the message and for the person's run.</summary>
internal sealed class DeliveryOutcomes(DeliveryPolicy policy, VirtualClock clock)
{
    private readonly Lock gate = new();
    private readonly Random jitter = new(policy.Seed);

    /// <summary>The end of an attempt, by what the channel reported.</summary>
    /// <param name="row">The message, its attempts counting this one.</param>
    /// <param name="result">What the channel reported.</param>
    /// <param name="stopping">Whether the host is stopping, so that a deferral is none of the provider's doing.</param>
    public OutboxFinish Of(OutboxRow row, DeliveryResult result, bool stopping) => result.Outcome switch
    {
        DeliveryOutcome.Accepted => Final(row, OutboxState.Sent, DeliveryOutcome.Accepted, result.Detail),
        DeliveryOutcome.Refused => Final(row, OutboxState.Failed, DeliveryOutcome.Refused, result.Detail),
        DeliveryOutcome.Uncertain when policy.InDoubt == InDoubtPolicy.Retry => Again(row, result.Detail, Duration.Zero),
        DeliveryOutcome.Uncertain => Final(row, OutboxState.InDoubt, DeliveryOutcome.Uncertain, result.Detail),
        DeliveryOutcome.Deferred when stopping => Again(row, result.Detail, Duration.Zero),
        DeliveryOutcome.Deferred when row.Attempts >= policy.Attempts =>
            Final(row, OutboxState.Dead, DeliveryOutcome.Refused, $"Given up after {row.Attempts} tries. Last answer: {result.Detail}"),
        DeliveryOutcome.Deferred => Again(row, result.Detail, Delay(row.Attempts)),
        _ => throw new InvalidOperationException($"Unknown outcome {result.Outcome}."),
    };

    /// <summary>A message that cannot even be handed over: listed among the dead, its run goes on as after a failure.</summary>
    public OutboxFinish Poisoned(OutboxRow row, string problem) => Final(row, OutboxState.Dead, DeliveryOutcome.Refused, problem);

    private OutboxFinish Final(OutboxRow row, OutboxState state, DeliveryOutcome outcome, string detail)
    {
        var now = clock.Now;
        return new OutboxFinish(row.Seq, state, now, detail) { InboxPayload = InputCodec.Write(new DeliveryInput(row.SendKey, outcome, detail, now)) };
    }

    // Pauses are real time: a provider does not recover faster because our clock does.
    private OutboxFinish Again(OutboxRow row, string detail, Duration real)
    {
        var now = clock.Now;
        return new OutboxFinish(row.Seq, OutboxState.Retry, now, detail) { RetryAt = now + real * clock.Speed.Factor };
    }

    private Duration Delay(int attempts)
    {
        lock (gate) return policy.DelayAfter(attempts, jitter);
    }
}

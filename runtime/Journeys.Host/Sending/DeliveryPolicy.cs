using NodaTime;

namespace Journeys.Host.Sending;

/// <summary>What to do with a message of which nobody knows whether the provider took it.</summary>
public enum InDoubtPolicy
{
    /// <summary>Not sent again: recorded as in doubt and listed; the run goes on.</summary>
    DoNotSendTwice,
    /// <summary>Sent again with the same Message-ID; the person may get it twice.</summary>
    Retry,
}

/// <summary>How often and how long a message is tried. The lengths are real time, however fast the virtual clock runs.</summary>
public sealed record DeliveryPolicy
{
    /// <summary>What becomes of messages in doubt.</summary>
    public InDoubtPolicy InDoubt { get; init; } = InDoubtPolicy.DoNotSendTwice;
    /// <summary>How long after the first passing failure the next try follows; it doubles from try to try.</summary>
    public Duration FirstDelay { get; init; } = Duration.FromSeconds(30);
    /// <summary>The longest pause between two tries.</summary>
    public Duration LongestDelay { get; init; } = Duration.FromHours(1);
    /// <summary>After so many tries a message is given up on; 24 are about 17 hours.</summary>
    public int Attempts { get; init; } = 24;
    /// <summary>
    /// Messages per hand-over, 1 to 32: as many may be in doubt after a crash, times <see cref="Lanes"/>. More go faster where
    /// making an attempt durable is slow, and leave more doubt.
    /// </summary>
    public int BatchSize { get; init; } = 8;
    /// <summary>How many hand-overs are under way at once.</summary>
    public int Lanes { get; init; } = 2;
    /// <summary>How many messages wait in memory; the rest wait in the store.</summary>
    public int Memory { get; init; } = 4_096;
    /// <summary>Seed of the jitter that keeps retries apart.</summary>
    public int Seed { get; init; } = 20_260_101;

    /// <summary>The pause after a failed try: exponential, between half and the whole of its length.</summary>
    /// <param name="attempts">How often it was tried, at least once.</param>
    /// <param name="random">Source of the jitter.</param>
    public Duration DelayAfter(int attempts, Random random)
    {
        var doublings = Math.Clamp(attempts - 1, 0, 20);
        var full = Duration.Min(FirstDelay * (double)(1L << doublings), LongestDelay);
        return full * (0.5 + random.NextDouble() / 2);
    }
}

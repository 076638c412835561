using Journeys.Host.Sending;
using NodaTime;

namespace Journeys.Host.Tests;

public sealed class DeliveryPolicyTests
{
    [Fact]
    public void Pauses_double_with_jitter_up_to_the_longest_and_repeat_with_the_seed()
    {
        var policy = new DeliveryPolicy { FirstDelay = Duration.FromSeconds(30), LongestDelay = Duration.FromHours(1) };
        var first = Enumerable.Range(1, 40).Select(attempt => policy.DelayAfter(attempt, new Random(attempt))).ToList();
        for (var attempt = 1; attempt <= 40; attempt++)
        {
            var full = Duration.FromSeconds(Math.Min(30 * Math.Pow(2, attempt - 1), 3_600));
            Assert.InRange(first[attempt - 1], full / 2, full);
        }
        Assert.Equal(first, Enumerable.Range(1, 40).Select(attempt => policy.DelayAfter(attempt, new Random(attempt))));
    }
}

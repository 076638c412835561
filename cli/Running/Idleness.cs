using Journeys.Host;

namespace Journeys.Cli.Running;

/// <summary>Waits until a demonstration has nothing more to show: every event is in and nobody is under way.</summary>
internal static class Idleness
{
    public static async Task WaitAsync(JourneysHost host, CancellationToken cancellation)
    {
        await host.Playing.WaitAsync(cancellation);
        while (true)
        {
            var outbox = await host.Store.CountOutboxAsync(cancellation);
            var census = await host.CensusAsync(cancellation);
            if (outbox.Open == 0 && census.Runs == 0) return;
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellation);
        }
    }
}

using System.Threading.Channels;

namespace Journeys.Host.Workers;

/// <summary>A flag that one task waits for and any task raises; raising it twice before it is seen counts once.</summary>
internal sealed class AsyncSignal
{
    private readonly Channel<bool> flag = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => flag.Writer.TryWrite(true);

    /// <summary>Waits until it is raised, or for so long at most; lowers it.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellation)
    {
        if (flag.Reader.TryRead(out _)) return;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var timer = time.CreateTimer(_ => limit.Cancel(), null, atMost, Timeout.InfiniteTimeSpan);
        try
        {
            await flag.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The time was up.
        }
    }
}

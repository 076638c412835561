using System.Threading.Channels;
using Journeys.Host.Workers;
using Journeys.Storage;

namespace Journeys.Host.Sending;

/// <summary>
/// Records how attempts ended, many in one transaction: what arrives within some milliseconds goes together. Whoever reports
/// waits until it is durable, so that no more than the hand-overs under way can ever be in doubt.
/// </summary>
internal sealed class Acknowledger(IStore store, IShardOwner owner, StoreRetry retry, TimeProvider real)
{
    private const int Most = 500;
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(4);

    // Not marked as having a single reader: such a channel cannot be counted.
    private readonly Channel<Entry> entries = Channel.CreateUnbounded<Entry>();

    /// <summary>Records an end; completes when it is durable.</summary>
    public Task FinishAsync(OutboxRow row, OutboxFinish finish)
    {
        var entry = new Entry(row, finish, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        if (!entries.Writer.TryWrite(entry)) entry.Done.SetCanceled();
        return entry.Done.Task;
    }

    /// <summary>Works until <see cref="Complete"/> was called and all is recorded, or until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var batch = new List<Entry>(Most);
        while (await entries.Reader.WaitToReadAsync(cancellation))
        {
            if (entries.Reader.Count < Most && !entries.Reader.Completion.IsCompleted) await Task.Delay(Gathering, real, cancellation);
            batch.Clear();
            while (batch.Count < Most && entries.Reader.TryRead(out var entry)) batch.Add(entry);
            try
            {
                await retry.DoAsync("recording deliveries", token => store.FinishAsync([.. batch.Select(entry => entry.Finish)], token), cancellation);
            }
            catch (OperationCanceledException)
            {
                foreach (var entry in batch) entry.Done.TrySetCanceled(cancellation);
                throw;
            }
            foreach (var entry in batch)
            {
                if (entry.Finish.InboxPayload is not null) owner.Poke(entry.Row.Person);
                entry.Done.SetResult();
            }
        }
    }

    /// <summary>Nothing more will be reported.</summary>
    public void Complete() => entries.Writer.TryComplete();

    private sealed record Entry(OutboxRow Row, OutboxFinish Finish, TaskCompletionSource Done);
}

using System.Collections.Immutable;
using System.Threading.Channels;
using Journeys.Storage;

namespace Journeys.Host.Sending;

/// <summary>
/// Brings messages to the dispatcher: fresh ones from memory, and page by page from the store whatever memory had no room for
/// (a start with a full outbox, a provider slower than the journeys). It never makes a decision wait: rows are durable before they get here.
/// A message may come twice; recording the attempt lets only one through.
/// </summary>
internal sealed class OutboxFeed(IStore store, int capacity)
{
    private readonly Channel<OutboxRow> fresh = Channel.CreateBounded<OutboxRow>(new BoundedChannelOptions(capacity) { SingleReader = true });
    private readonly Queue<OutboxRow> page = new();
    private long pageEnd;
    private volatile bool behind = true;

    /// <summary>Takes freshly committed messages.</summary>
    public void Publish(ImmutableArray<OutboxRow> rows)
    {
        foreach (var row in rows)
            if (!fresh.Writer.TryWrite(row))
            {
                behind = true;
                return;
            }
    }

    /// <summary>Takes one message to be tried again; false where there is no room now.</summary>
    public bool Offer(OutboxRow row) => fresh.Writer.TryWrite(row);

    /// <summary>Messages may have been committed that were not published: look into the store again.</summary>
    public void LookAgain()
    {
        behind = true;
        // A reader that waits for fresh messages needs a reason to wake up; an empty channel has room for it.
        fresh.Writer.TryWrite(Nothing);
    }

    /// <summary>The next messages, at least one; waits until there is one.</summary>
    public async Task<List<OutboxRow>> NextAsync(int max, CancellationToken cancellation)
    {
        var batch = new List<OutboxRow>(max);
        while (true)
        {
            if (page.Count == 0 && behind) await TurnPageAsync(cancellation);
            while (batch.Count < max && page.TryDequeue(out var row)) batch.Add(row);
            while (batch.Count < max && page.Count == 0 && fresh.Reader.TryRead(out var row))
                if (row.Seq != Nothing.Seq) batch.Add(row);
            if (batch.Count > 0) return batch;
            if (!behind) await fresh.Reader.WaitToReadAsync(cancellation);
        }
    }

    private async Task TurnPageAsync(CancellationToken cancellation)
    {
        // Lowered before reading: a message that finds no room while the page is read raises it again.
        behind = false;
        if (pageEnd == 0) KeepRetries();
        ImmutableArray<OutboxRow> rows;
        try
        {
            rows = await store.PendingAsync(pageEnd, capacity, cancellation);
        }
        catch
        {
            behind = true;
            throw;
        }
        foreach (var row in rows) page.Enqueue(row);
        if (rows.Length == capacity)
        {
            pageEnd = rows[^1].Seq;
            behind = true;
        }
        else
        {
            // From the beginning next time: what did not fit may have any number.
            pageEnd = 0;
        }
    }

    // Fresh messages will be on a page; a message that waits for another try never is.
    private void KeepRetries()
    {
        while (fresh.Reader.TryRead(out var row))
            if (row.State == OutboxState.Retry) page.Enqueue(row);
    }

    private static OutboxRow Nothing { get; } = new(long.MinValue, "", default, "", default, default);
}

using Journeys.Storage.Sqlite.Native;

namespace Journeys.Storage.Sqlite;

/// <summary>
/// Moves the write-ahead log into the database on a connection and thread of its own, so that commits do not wait for it.
/// A checkpoint beside a busy writer never reaches the log's end, and the log would grow for ever; so where it has grown
/// far, the writer is paused for the short rest and the log begins again at its start.
/// </summary>
internal sealed class Checkpointer : IAsyncDisposable
{
    private const int Often = 4_000;   // pages: 16 MB
    private const int Far = 24_000;    // pages: 96 MB
    private readonly SemaphoreSlim wake = new(0);
    private readonly CancellationTokenSource stop = new();
    private readonly Session session;
    private Task loop = Task.CompletedTask;
    private long pages;

    public Checkpointer(Session session) => this.session = session;

    /// <summary>Begins to watch; the writer must exist by now.</summary>
    public void Start(SqliteWriter writer) => loop = Task.Run(() => LoopAsync(writer), CancellationToken.None);

    /// <summary>Counts what a commit has added to the log.</summary>
    public void Notice(int written)
    {
        var before = Interlocked.Add(ref pages, written) - written;
        if (before / Often != (before + written) / Often) wake.Release();
    }

    private async Task LoopAsync(SqliteWriter writer)
    {
        try
        {
            while (true)
            {
                await wake.WaitAsync(stop.Token).ConfigureAwait(false);
                while (wake.Wait(0)) { }
                Checkpoint("PRAGMA wal_checkpoint(PASSIVE)");
                if (Interlocked.Read(ref pages) < Far) continue;
                await writer.PauseAsync(
                    () =>
                    {
                        if (Checkpoint("PRAGMA wal_checkpoint(RESTART)")) Interlocked.Exchange(ref pages, 0);
                    },
                    stop.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    /// <summary>True when the whole log is in the database.</summary>
    private bool Checkpoint(string pragma)
    {
        try
        {
            var statement = session.Prepare(pragma);
            var done = statement.Step() && statement.Integer(0) == 0 && statement.Integer(1) == statement.Integer(2);
            statement.Reset();
            return done;
        }
        catch (StoreException)
        {
            // Nothing is lost: the log stays as it is until the next time. A lasting fault shows at the next commit.
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await loop.ConfigureAwait(false);
        session.Dispose();
        wake.Dispose();
        stop.Dispose();
    }
}

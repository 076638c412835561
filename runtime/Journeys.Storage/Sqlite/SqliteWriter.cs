using Journeys.Storage.Sqlite.Native;

namespace Journeys.Storage.Sqlite;

/// <summary>
/// The one writing connection. SQLite has a single writer anyway: queueing here, in memory and in order,
/// is fair and costs nothing, while queueing on the file's lock sleeps and polls.
/// </summary>
internal sealed class SqliteWriter(Session session, Checkpointer checkpointer) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private bool closed;

    /// <summary>Runs work as one transaction off the caller's thread. Once begun it is not cancelled.</summary>
    public async Task<T> WriteAsync<T>(Func<Session, T> work, CancellationToken ct)
    {
        await gate.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (closed) throw SqliteStore.NotOpen();
            ct.ThrowIfCancellationRequested();
            var result = await Task.Run(() => Transaction(work), CancellationToken.None).ConfigureAwait(false);
            checkpointer.Notice(session.WrittenPages(reset: true));
            return result;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Runs an action while nobody writes.</summary>
    public async Task PauseAsync(Action action, CancellationToken ct)
    {
        await gate.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            action();
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Waits for what is under way; who comes after it, or waits behind it, is refused.</summary>
    public async Task StopAsync()
    {
        await gate.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        closed = true;
        gate.Release();
    }

    private T Transaction<T>(Func<Session, T> work)
    {
        session.Prepare("BEGIN IMMEDIATE").Execute();
        try
        {
            var result = work(session);
            session.Prepare("COMMIT").Execute();
            return result;
        }
        catch
        {
            // A full disk or a failed commit may have rolled back by itself already.
            try { session.Prepare("ROLLBACK").Execute(); }
            catch (StoreException) { }
            throw;
        }
    }

    // The gate itself is left to the collector: somebody may still be waiting at it for the refusal.
    public void Dispose() => session.Dispose();
}

using System.Collections.Concurrent;
using Journeys.Storage.Sqlite.Native;

namespace Journeys.Storage.Sqlite;

/// <summary>Reading connections: they see the last commit and never wait for the writer.</summary>
internal sealed class SqliteReaders(int count, Func<Session> open) : IAsyncDisposable
{
    private readonly SemaphoreSlim free = new(count, count);
    private readonly ConcurrentBag<Session> idle = [];
    private bool closed;

    /// <summary>Runs a reading as one snapshot, off the caller's thread.</summary>
    public async Task<T> ReadAsync<T>(Func<Session, T> read, CancellationToken ct)
    {
        await free.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (Volatile.Read(ref closed)) throw SqliteStore.NotOpen();
            return await Task.Run(() => Snapshot(read), ct).ConfigureAwait(false);
        }
        finally
        {
            free.Release();
        }
    }

    private T Snapshot<T>(Func<Session, T> read)
    {
        if (!idle.TryTake(out var session)) session = open();
        try
        {
            session.Prepare("BEGIN").Execute();
            try
            {
                return read(session);
            }
            finally
            {
                session.Prepare("COMMIT").Execute();
            }
        }
        finally
        {
            idle.Add(session);
        }
    }

    /// <summary>Waits for readings under way; who comes after it is refused.</summary>
    public async ValueTask DisposeAsync()
    {
        for (var i = 0; i < count; i++) await free.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        Volatile.Write(ref closed, true);
        while (idle.TryTake(out var session)) session.Dispose();
        free.Release(count);
    }
}

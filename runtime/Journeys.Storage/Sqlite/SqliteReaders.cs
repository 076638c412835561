using System.Collections.Concurrent;
using Journeys.Storage.Sqlite.Native;

namespace Journeys.Storage.Sqlite;

/// <summary>Reading connections: they see the last commit and never wait for the writer.</summary>
internal sealed class SqliteReaders(int count, Func<Session> open) : IDisposable
{
    private readonly SemaphoreSlim free = new(count, count);
    private readonly ConcurrentBag<Session> idle = [];

    /// <summary>Runs a reading as one snapshot, off the caller's thread.</summary>
    public async Task<T> ReadAsync<T>(Func<Session, T> read, CancellationToken ct)
    {
        await free.WaitAsync(ct).ConfigureAwait(false);
        try
        {
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

    public void Dispose()
    {
        while (idle.TryTake(out var session)) session.Dispose();
        free.Dispose();
    }
}

using System.Collections.Immutable;
using Journeys.Runtime.People;
using Journeys.Storage.Sqlite.Native;
using NodaTime;

namespace Journeys.Storage.Sqlite;

/// <summary>The embedded store: one file, one writer, readers beside it.</summary>
internal sealed class SqliteStore(string path, StoreOptions options) : IStore
{
    private readonly string path = Path.GetFullPath(path);
    private readonly WorkReader work = new();
    private readonly SemaphoreSlim opening = new(1, 1);
    private Parts? parts;

    private sealed record Parts(SqliteWriter Writer, SqliteReaders Readers, Checkpointer Checkpointer);

    public async Task InitialiseAsync(CancellationToken ct)
    {
        await opening.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            parts ??= await Task.Run(Open, ct).ConfigureAwait(false);
        }
        finally
        {
            opening.Release();
        }

        await Write(session =>
        {
            SqliteSchema.Migrate(session, Migration.Of("Sqlite"), path);
            return true;
        }, ct).ConfigureAwait(false);
    }

    public Task<ImmutableArray<IngestResult>> IngestAsync(IReadOnlyList<IngestItem> items, CancellationToken ct)
    {
        Limits.Check(items);
        return Write(session => IngestOperation.Run(session, items, options.MessageIdsKept), ct);
    }

    public Task<PersonKey?> FindAsync(Identity identity, CancellationToken ct) => Read(session => IngestOperation.Find(session, identity), ct);

    public Task<ImmutableArray<ShardClaim>> ClaimAsync(IReadOnlyList<int> shards, string owner, CancellationToken ct)
    {
        Limits.Text(owner, Limits.Key, "owner");
        return Write(session => ShardOperations.Claim(session, shards, owner), ct);
    }

    public Task<Work> ReadWorkAsync(IReadOnlyList<ShardClaim> claims, Instant now, int maxInputs, int maxDue, CancellationToken ct) =>
        Read(session => work.Read(session, claims, now, maxInputs, maxDue), ct);

    public Task<ImmutableArray<PersonRow>> LoadPeopleAsync(IReadOnlyList<PersonKey> keys, CancellationToken ct) => Read(session => PeopleReader.Load(session, keys), ct);

    public Task<CommitResult> CommitAsync(Commit commit, CancellationToken ct)
    {
        Limits.Check(commit);
        return Write(session => CommitOperation.Run(session, commit), ct);
    }

    public Task<ImmutableArray<OutboxRow>> PendingAsync(long afterSeq, int max, CancellationToken ct) => Read(session => OutboxReader.Pending(session, afterSeq, max), ct);

    public Task<ImmutableArray<OutboxRow>> InterruptedAsync(CancellationToken ct) => Read(OutboxReader.Interrupted, ct);

    public Task<ImmutableArray<OutboxRow>> RetriesDueAsync(Instant now, int max, CancellationToken ct) => Read(session => OutboxReader.RetriesDue(session, Micros.Floor(now), max), ct);

    public Task<ImmutableHashSet<long>> BeginAttemptsAsync(IReadOnlyList<long> seqs, Instant at, CancellationToken ct) => Write(session => AttemptOperations.Begin(session, seqs, at), ct);

    public Task FinishAsync(IReadOnlyList<OutboxFinish> results, CancellationToken ct)
    {
        Limits.Check(results);
        return Write(session => AttemptOperations.Finish(session, results), ct);
    }

    public Task<ImmutableArray<OutboxRow>> ListOutboxAsync(OutboxState state, int max, CancellationToken ct) => Read(session => OutboxReader.List(session, state, max), ct);

    public Task<OutboxCounts> CountOutboxAsync(CancellationToken ct) => Read(OutboxReader.Count, ct);

    public Task<OutboxRow?> FindSendAsync(PersonKey person, string sendKey, CancellationToken ct) => Read(session => OutboxReader.Find(session, person, sendKey), ct);

    public Task<ImmutableArray<TimelineRow>> TimelineAsync(PersonKey person, int max, CancellationToken ct) => Read(session => PeopleReader.Timeline(session, person, max), ct);

    public Task<Instant?> ClockAsync(CancellationToken ct) => Read(CatalogueOperations.Clock, ct);

    public Task<string?> GetSettingAsync(string key, CancellationToken ct) => Read(session => CatalogueOperations.Setting(session, key), ct);

    public Task SetSettingAsync(string key, string value, CancellationToken ct)
    {
        Limits.Text(key, Limits.Key, "setting's key");
        ArgumentNullException.ThrowIfNull(value);
        return Write(session => CatalogueOperations.KeepSetting(session, key, value), ct);
    }

    public Task SaveProgramAsync(string hash, string name, ReadOnlyMemory<byte> assembly, ReadOnlyMemory<byte> symbols, Instant at, CancellationToken ct)
    {
        Limits.Text(hash, Limits.Key, "program's hash");
        Limits.Text(name, Limits.Key, "program's name");
        return Write(session => CatalogueOperations.SaveProgram(session, new ProgramRow(hash, name, assembly, symbols, at)), ct);
    }

    public Task<ImmutableArray<ProgramRow>> ProgramsAsync(CancellationToken ct) => Read(CatalogueOperations.Programs, ct);

    public Task UpsertObjectsAsync(string type, IReadOnlyList<ObjectRow> objects, CancellationToken ct)
    {
        Limits.Text(type, Limits.Channel, "object's type");
        foreach (var row in objects) Limits.Text(row.Key, Limits.Value, "object's key");
        return Write(session => CatalogueOperations.UpsertObjects(session, type, objects), ct);
    }

    public Task<ImmutableArray<ObjectRow>> ObjectsAsync(string type, CancellationToken ct) => Read(session => CatalogueOperations.Objects(session, type), ct);

    public Task<ImmutableArray<PersonKey>> PeopleAsync(PersonKey? after, int max, CancellationToken ct) => Read(session => PeopleReader.Page(session, after, max), ct);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref parts, null) is not { } open) return;
        await open.Writer.StopAsync().ConfigureAwait(false);
        await open.Checkpointer.DisposeAsync().ConfigureAwait(false);
        await open.Readers.DisposeAsync().ConfigureAwait(false);
        // The last connection to close moves the log into the database, so that one file remains.
        open.Writer.Dispose();
    }

    private Parts Open()
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        var busy = (int)options.LockTimeout.TotalMilliseconds;
        var session = new Session(path, readOnly: false, busy);
        try
        {
            SqliteSchema.Prepare(session, options.Durable, path);
            var second = new Session(path, readOnly: false, busyMilliseconds: 200);
            SqliteSchema.Tune(second, options.Durable);
            var checkpointer = new Checkpointer(second);
            var writer = new SqliteWriter(session, checkpointer);
            checkpointer.Start(writer);
            return new Parts(writer, new SqliteReaders(Math.Max(1, options.Readers), () => new Session(path, readOnly: true, busy)), checkpointer);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private Task<T> Write<T>(Func<Session, T> work, CancellationToken ct) => Opened.Writer.WriteAsync(work, ct);

    private Task<T> Read<T>(Func<Session, T> read, CancellationToken ct) => Opened.Readers.ReadAsync(read, ct);

    private Parts Opened => Volatile.Read(ref parts) ?? throw NotOpen();

    public static InvalidOperationException NotOpen() => new("The store is not open: call InitialiseAsync first, and nothing after DisposeAsync.");
}

using System.Collections.Immutable;
using Dapper;
using Journeys.Runtime.People;
using Journeys.Storage.SqlServer.Statements;
using Microsoft.Data.SqlClient;
using NodaTime;

namespace Journeys.Storage.SqlServer;

/// <summary>The production store. Across a wire a round trip costs more than a statement: each batch is one.</summary>
internal sealed class SqlServerStore : IStore
{
    private readonly SqlServerDatabase database;
    private readonly SqlServerIngest ingest;
    private readonly SqlServerWork work;
    private readonly SqlServerCommit commits;
    private readonly SqlServerOutbox outbox;
    private readonly SqlServerSettings settings;

    public SqlServerStore(string connectionString, StoreOptions options)
    {
        try
        {
            var text = new SqlConnectionStringBuilder(connectionString) { MultipleActiveResultSets = false };
            if (text.ApplicationName.Length == 0 || text.ApplicationName == new SqlConnectionStringBuilder().ApplicationName) text.ApplicationName = "Journeys";
            database = new SqlServerDatabase(text.ToString(), options);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The text itself is not repeated: it may hold a password.
            throw new StoreException("The connection is neither 'sqlite:' and a path nor a SQL Server connection string, for example 'Server=localhost;Database=journeys;User Id=journeys;Password=…;Encrypt=true'.", error);
        }

        ingest = new SqlServerIngest(database, options);
        work = new SqlServerWork(database);
        commits = new SqlServerCommit(database);
        outbox = new SqlServerOutbox(database);
        settings = new SqlServerSettings(database);
    }

    public Task InitialiseAsync(CancellationToken ct) => database.RunAsync(connection => SqlServerSchema.PrepareAsync(connection, Migration.Of("SqlServer"), ct), ct);

    public Task<ImmutableArray<IngestResult>> IngestAsync(IReadOnlyList<IngestItem> items, CancellationToken ct)
    {
        Limits.Check(items);
        return ingest.RunAsync(items, ct);
    }

    public async Task<PersonKey?> FindAsync(Identity identity, CancellationToken ct) =>
        await database.RunAsync(connection => connection.QuerySingleOrDefaultAsync<long?>(new CommandDefinition(IngestStatements.Find, new { kind = identity.Kind, value = identity.Value }, cancellationToken: ct)), ct).ConfigureAwait(false) is { } id
            ? PersonKey.Of(id)
            : null;

    public Task<ImmutableArray<ShardClaim>> ClaimAsync(IReadOnlyList<int> shards, string owner, CancellationToken ct)
    {
        Limits.Text(owner, Limits.Key, "owner");
        return work.ClaimAsync(shards, owner, ct);
    }

    public Task<Work> ReadWorkAsync(IReadOnlyList<ShardClaim> claims, Instant now, int maxInputs, int maxDue, CancellationToken ct) => work.ReadAsync(claims, now, maxInputs, maxDue, ct);

    public Task<ImmutableArray<PersonRow>> LoadPeopleAsync(IReadOnlyList<PersonKey> keys, CancellationToken ct) => work.LoadAsync(keys, ct);

    public Task<CommitResult> CommitAsync(Commit commit, CancellationToken ct)
    {
        Limits.Check(commit);
        return commits.RunAsync(commit, ct);
    }

    public Task<ImmutableArray<OutboxRow>> PendingAsync(long afterSeq, int max, CancellationToken ct) => outbox.PendingAsync(afterSeq, max, ct);

    public Task<ImmutableArray<OutboxRow>> InterruptedAsync(CancellationToken ct) => outbox.InterruptedAsync(ct);

    public Task<ImmutableArray<OutboxRow>> RetriesDueAsync(Instant now, int max, CancellationToken ct) => outbox.RetriesDueAsync(now, max, ct);

    public Task<ImmutableHashSet<long>> BeginAttemptsAsync(IReadOnlyList<long> seqs, Instant at, CancellationToken ct) => outbox.BeginAsync(seqs, at, ct);

    public Task FinishAsync(IReadOnlyList<OutboxFinish> results, CancellationToken ct)
    {
        Limits.Check(results);
        return outbox.FinishAsync(results, ct);
    }

    public Task<ImmutableArray<OutboxRow>> ListOutboxAsync(OutboxState state, int max, CancellationToken ct) => outbox.ListAsync(state, max, ct);

    public Task<OutboxCounts> CountOutboxAsync(CancellationToken ct) => outbox.CountAsync(ct);

    public Task<OutboxRow?> FindSendAsync(PersonKey person, string sendKey, CancellationToken ct) => outbox.FindAsync(person, sendKey, ct);

    public Task<ImmutableArray<TimelineRow>> TimelineAsync(PersonKey person, int max, CancellationToken ct) => work.TimelineAsync(person, max, ct);

    public Task<Instant?> ClockAsync(CancellationToken ct) => settings.ClockAsync(ct);

    public Task<string?> GetSettingAsync(string key, CancellationToken ct) => settings.GetAsync(key, ct);

    public Task SetSettingAsync(string key, string value, CancellationToken ct)
    {
        Limits.Text(key, Limits.Key, "setting's key");
        ArgumentNullException.ThrowIfNull(value);
        return settings.SetAsync(key, value, ct);
    }

    public Task SaveProgramAsync(string hash, string name, ReadOnlyMemory<byte> assembly, ReadOnlyMemory<byte> symbols, Instant at, CancellationToken ct)
    {
        Limits.Text(hash, Limits.Key, "program's hash");
        Limits.Text(name, Limits.Key, "program's name");
        return settings.SaveProgramAsync(new ProgramRow(hash, name, assembly, symbols, at), ct);
    }

    public Task<ImmutableArray<ProgramRow>> ProgramsAsync(CancellationToken ct) => settings.ProgramsAsync(ct);

    public Task UpsertObjectsAsync(string type, IReadOnlyList<ObjectRow> objects, CancellationToken ct)
    {
        Limits.Text(type, Limits.Channel, "object's type");
        foreach (var row in objects) Limits.Text(row.Key, Limits.Value, "object's key");
        return settings.UpsertObjectsAsync(type, objects, ct);
    }

    public Task<ImmutableArray<ObjectRow>> ObjectsAsync(string type, CancellationToken ct) => settings.ObjectsAsync(type, ct);

    public Task<ImmutableArray<PersonKey>> PeopleAsync(PersonKey? after, int max, CancellationToken ct) => work.PageAsync(after, max, ct);

    /// <summary>Connections belong to the process's pool; the store holds none between calls.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

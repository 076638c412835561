using System.Collections.Immutable;
using Journeys.Runtime.People;
using NodaTime;

namespace Journeys.Storage;

/// <summary>
/// Everything that is kept. Payloads are opaque to it; times are kept as whole microseconds since the Unix epoch.
/// Every method is one transaction: when it throws or is cancelled, nothing of it was written — save that a cancelled
/// or broken SQL Server call may have committed just before, which is why every write can be repeated without harm:
/// ingest by message id, commits by batch number, attempts and finishes by state.
/// Safe for use by many threads. Open one with <see cref="StoreFactory"/>.
/// </summary>
public interface IStore : IAsyncDisposable
{
    /// <summary>Brings the schema up to date; must be called once before anything else and may be called again.</summary>
    /// <exception cref="StoreException">The database is newer than this program, or a setting it needs is off.</exception>
    Task InitialiseAsync(CancellationToken ct);

    /// <summary>
    /// Appends inputs to inboxes, durably: finds or creates each person, drops duplicates. Later items see people that
    /// earlier items of the same call created. Inputs of one person keep their order.
    /// </summary>
    Task<ImmutableArray<IngestResult>> IngestAsync(IReadOnlyList<IngestItem> items, CancellationToken ct);

    /// <summary>The person an identity belongs to.</summary>
    Task<PersonKey?> FindAsync(Identity identity, CancellationToken ct);

    /// <summary>Takes shards over: older claims are refused from now on. Claims stand in the order of the shards.</summary>
    /// <param name="owner">Who claims, for people who look at the table; at most 200 characters.</param>
    Task<ImmutableArray<ShardClaim>> ClaimAsync(IReadOnlyList<int> shards, string owner, CancellationToken ct);

    /// <summary>What the owner of the claims has to do at <paramref name="now"/>.</summary>
    Task<Work> ReadWorkAsync(IReadOnlyList<ShardClaim> claims, Instant now, int maxInputs, int maxDue, CancellationToken ct);

    /// <summary>People by key, in the order of the keys; unknown keys are left out.</summary>
    Task<ImmutableArray<PersonRow>> LoadPeopleAsync(IReadOnlyList<PersonKey> keys, CancellationToken ct);

    /// <summary>Writes a batch of decisions.</summary>
    /// <exception cref="ShardLostException">A claim is not the latest of its shard; nothing was written.</exception>
    Task<CommitResult> CommitAsync(Commit commit, CancellationToken ct);

    /// <summary>
    /// Messages never attempted, after a sequence number, in order. For start-up: page from 0 to the end, and from then on
    /// take messages from <see cref="CommitAsync"/>; on SQL Server a commit still under way may show a smaller number later.
    /// </summary>
    Task<ImmutableArray<OutboxRow>> PendingAsync(long afterSeq, int max, CancellationToken ct);

    /// <summary>
    /// Messages attempted and never acknowledged. Asked at start-up, before the first attempt, these are the ones a crash
    /// left in doubt; resolve each with <see cref="FinishAsync"/> (in doubt, or retry where sending again is safe).
    /// </summary>
    Task<ImmutableArray<OutboxRow>> InterruptedAsync(CancellationToken ct);

    /// <summary>Messages whose next try has come, the longest waiting first.</summary>
    Task<ImmutableArray<OutboxRow>> RetriesDueAsync(Instant now, int max, CancellationToken ct);

    /// <summary>
    /// Records, before hand-over, that messages are attempted. Only those returned may be handed over:
    /// one that is cancelled, finished or already under way is not among them.
    /// </summary>
    Task<ImmutableHashSet<long>> BeginAttemptsAsync(IReadOnlyList<long> seqs, Instant at, CancellationToken ct);

    /// <summary>Records how attempts ended and tells the people's inboxes.</summary>
    Task FinishAsync(IReadOnlyList<OutboxFinish> results, CancellationToken ct);

    /// <summary>Messages in a state, the newest first.</summary>
    Task<ImmutableArray<OutboxRow>> ListOutboxAsync(OutboxState state, int max, CancellationToken ct);

    /// <summary>How many messages stand where.</summary>
    Task<OutboxCounts> CountOutboxAsync(CancellationToken ct);

    /// <summary>A message by its key; null when there is none.</summary>
    Task<OutboxRow?> FindSendAsync(PersonKey person, string sendKey, CancellationToken ct);

    /// <summary>The newest entries about a person, in the order they were written.</summary>
    Task<ImmutableArray<TimelineRow>> TimelineAsync(PersonKey person, int max, CancellationToken ct);

    /// <summary>The latest <see cref="Commit.Clock"/> that was committed.</summary>
    Task<Instant?> ClockAsync(CancellationToken ct);

    /// <summary>A setting of the host's; null when it was never set.</summary>
    Task<string?> GetSettingAsync(string key, CancellationToken ct);

    /// <summary>Keeps a setting of the host's. Keys have at most 200 characters.</summary>
    Task SetSettingAsync(string key, string value, CancellationToken ct);

    /// <summary>Keeps a compiled program; one already kept under the same hash stays as it is.</summary>
    Task SaveProgramAsync(string hash, string name, ReadOnlyMemory<byte> assembly, ReadOnlyMemory<byte> symbols, Instant at, CancellationToken ct);

    /// <summary>All programs ever deployed, the oldest first.</summary>
    Task<ImmutableArray<ProgramRow>> ProgramsAsync(CancellationToken ct);

    /// <summary>Adds or replaces objects of a type; of two with one key the later in the list wins.</summary>
    Task UpsertObjectsAsync(string type, IReadOnlyList<ObjectRow> objects, CancellationToken ct);

    /// <summary>All objects of a type, by key.</summary>
    Task<ImmutableArray<ObjectRow>> ObjectsAsync(string type, CancellationToken ct);

    /// <summary>People by shard and id, after a key: pages through everybody.</summary>
    Task<ImmutableArray<PersonKey>> PeopleAsync(PersonKey? after, int max, CancellationToken ct);
}

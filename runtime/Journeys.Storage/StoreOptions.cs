using NodaTime;

namespace Journeys.Storage;

/// <summary>How to open a store.</summary>
public sealed record StoreOptions
{
    /// <summary><c>sqlite:&lt;path&gt;</c> for an embedded database, otherwise a SQL Server connection string.</summary>
    public required string Connection { get; init; }
    /// <summary>
    /// SQLite only. True (the default): a commit is on the disk when it returns. False: a power cut may lose the last
    /// commits, attempts included, so that a message could be sent twice; a crash of the process alone loses nothing.
    /// </summary>
    public bool Durable { get; init; } = true;
    /// <summary>SQLite only. How many readers may work beside the writer.</summary>
    public int Readers { get; init; } = 3;
    /// <summary>How long to wait for a lock that another process holds.</summary>
    public Duration LockTimeout { get; init; } = Duration.FromSeconds(15);
    /// <summary>How long message ids are remembered for deduplication; at least seven days.</summary>
    public Duration MessageIdsKept { get; init; } = Duration.FromDays(8);
    /// <summary>SQL Server only. How often a transaction that lost a deadlock, or met a passing failure, is tried in all.</summary>
    public int Attempts { get; init; } = 5;
}

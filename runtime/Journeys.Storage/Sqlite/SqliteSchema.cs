using System.Collections.Immutable;
using Journeys.Storage.Sqlite.Native;

namespace Journeys.Storage.Sqlite;

/// <summary>Brings a database to the newest schema.</summary>
internal static class SqliteSchema
{
    public static void Prepare(Session session, bool durable, string path)
    {
        var mode = session.Prepare("PRAGMA journal_mode=WAL");
        var text = mode.Step() ? mode.Text(0) : "";
        mode.Reset();
        if (text != "wal")
            throw new StoreException($"The folder of '{path}' does not support write-ahead logging (SQLite answered '{text}'). Put the database on a local disk, not on a network share.");
        Tune(session, durable);
    }

    /// <summary>Settings of a writing connection; checkpoints are the checkpointer's.</summary>
    public static void Tune(Session session, bool durable) =>
        session.Run($"PRAGMA synchronous={(durable ? "FULL" : "NORMAL")}; PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;");

    public static void Migrate(Session session, ImmutableArray<Migration> migrations, string path)
    {
        session.Run("CREATE TABLE IF NOT EXISTS schema_version(version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL);");
        var query = session.Prepare("SELECT coalesce(max(version), 0) FROM schema_version");
        var version = query.Step() ? query.Small(0) : 0;
        query.Reset();
        var newest = migrations.IsEmpty ? 0 : migrations[^1].Version;
        if (version > newest) throw Migration.TooNew(path, version, newest);
        foreach (var migration in migrations.Where(migration => migration.Version > version))
        {
            session.Run(migration.Script);
            session.Prepare("INSERT INTO schema_version(version, name) VALUES (?, ?)").Bind(1, migration.Version).Bind(2, migration.Name).Execute();
        }
    }
}

using System.Collections.Immutable;
using Journeys.Storage.Sqlite.Native;
using NodaTime;

namespace Journeys.Storage.Sqlite;

/// <summary>Settings, programs and objects: rarely read, rarely written.</summary>
internal static class CatalogueOperations
{
    public static Instant? Clock(Session session)
    {
        var query = session.Prepare("SELECT at FROM clock");
        if (!query.Step()) return null;
        var at = query.Time(0);
        query.Reset();
        return at;
    }

    public static string? Setting(Session session, string key)
    {
        var query = session.Prepare("SELECT value FROM setting WHERE key = ?").Bind(1, key);
        if (!query.Step()) return null;
        var value = query.Text(0);
        query.Reset();
        return value;
    }

    public static int KeepSetting(Session session, string key, string value) =>
        session.Prepare("INSERT INTO setting(key, value) VALUES (?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value").Bind(1, key).Bind(2, value).Execute();

    public static int SaveProgram(Session session, ProgramRow program) =>
        session.Prepare("INSERT INTO program(hash, name, at, assembly, symbols) VALUES (?, ?, ?, ?, ?) ON CONFLICT(hash) DO NOTHING")
            .Bind(1, program.Hash).Bind(2, program.Name).Bind(3, Micros.Floor(program.At)).Bind(4, program.Assembly).Bind(5, program.Symbols).Execute();

    public static ImmutableArray<ProgramRow> Programs(Session session)
    {
        var query = session.Prepare("SELECT hash, name, assembly, symbols, at FROM program ORDER BY ordinal");
        var rows = ImmutableArray.CreateBuilder<ProgramRow>();
        while (query.Step()) rows.Add(new ProgramRow(query.Text(0), query.Text(1), query.Blob(2), query.Blob(3), query.Time(4)));
        return rows.ToImmutable();
    }

    public static int UpsertObjects(Session session, string type, IReadOnlyList<ObjectRow> objects)
    {
        var upsert = session.Prepare("INSERT INTO object(type, key, payload) VALUES (?, ?, ?) ON CONFLICT(type, key) DO UPDATE SET payload = excluded.payload");
        foreach (var row in objects) upsert.Bind(1, type).Bind(2, row.Key).Bind(3, row.Payload).Execute();
        return objects.Count;
    }

    public static ImmutableArray<ObjectRow> Objects(Session session, string type)
    {
        var query = session.Prepare("SELECT key, payload FROM object WHERE type = ? ORDER BY key").Bind(1, type);
        var rows = ImmutableArray.CreateBuilder<ObjectRow>();
        while (query.Step()) rows.Add(new ObjectRow(query.Text(0), query.Blob(1)));
        return rows.ToImmutable();
    }
}

using System.Text;
using Journeys.Runtime.People;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Journeys.Storage.Benchmarks;

/// <summary>
/// The ceiling: what somebody would write by hand over sqlite3 for exactly these rows, with the guarantees that matter (a
/// fence per shard, a unique send key, pending messages and due people indexed) and nothing else: no layers, no checks, no
/// records, one thread, texts encoded beforehand, and rows in the order they come.
/// </summary>
public sealed class HandWritten : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly sqlite3 db;
    private readonly sqlite3_stmt begin, commit, fence, person, message, delivery, entry;
    private long seq;
    private readonly long[] batches = new long[PersonKey.Shards];

    public HandWritten(string path, bool durable, int people)
    {
        connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        db = connection.Handle ?? throw new InvalidOperationException("not open");
        Run($"PRAGMA journal_mode=WAL;PRAGMA synchronous={(durable ? "FULL" : "NORMAL")};PRAGMA cache_size=-65536;PRAGMA temp_store=MEMORY;PRAGMA wal_autocheckpoint=4000;");
        Run("""
            CREATE TABLE shard(shard INTEGER PRIMARY KEY, epoch INTEGER NOT NULL, batch_no INTEGER NOT NULL, inbox_applied INTEGER NOT NULL);
            CREATE TABLE person(shard INTEGER NOT NULL, id INTEGER NOT NULL, due INTEGER, state BLOB NOT NULL, PRIMARY KEY(shard, id)) WITHOUT ROWID;
            CREATE INDEX person_due ON person(due) WHERE due IS NOT NULL;
            CREATE TABLE outbox(seq INTEGER PRIMARY KEY, shard INTEGER NOT NULL, person INTEGER NOT NULL, send_key TEXT NOT NULL, channel TEXT NOT NULL, at INTEGER NOT NULL, payload BLOB NOT NULL);
            CREATE UNIQUE INDEX outbox_send ON outbox(shard, person, send_key);
            CREATE TABLE delivery(seq INTEGER PRIMARY KEY, state INTEGER NOT NULL, attempts INTEGER NOT NULL, changed_at INTEGER NOT NULL);
            CREATE INDEX delivery_pending ON delivery(seq) WHERE state = 0;
            CREATE TABLE timeline(shard INTEGER NOT NULL, person INTEGER NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, payload BLOB NOT NULL, PRIMARY KEY(shard, person, seq)) WITHOUT ROWID;
            BEGIN;
            """);
        for (var shard = 0; shard < PersonKey.Shards; shard++) Run($"INSERT INTO shard VALUES ({shard}, 1, 0, 0)");
        var insert = Prepare("INSERT INTO person(shard, id, due, state) VALUES (?, ?, NULL, zeroblob(0))");
        for (var id = 1L; id <= people; id++)
        {
            raw.sqlite3_bind_int(insert, 1, PersonKey.ShardOf(id));
            raw.sqlite3_bind_int64(insert, 2, id);
            Step(insert);
        }

        insert.Dispose();
        Run("COMMIT");
        begin = Prepare("BEGIN IMMEDIATE");
        commit = Prepare("COMMIT");
        fence = Prepare("UPDATE shard SET batch_no = ?1, inbox_applied = 0 WHERE shard = ?2 AND epoch = 1 AND batch_no = ?1 - 1");
        person = Prepare("UPDATE person SET state = ?, due = ? WHERE shard = ? AND id = ?");
        message = Prepare("INSERT INTO outbox(seq, shard, person, send_key, channel, at, payload) VALUES (?, ?, ?, ?, 'email', ?, ?)");
        delivery = Prepare("INSERT INTO delivery(seq, state, attempts, changed_at) VALUES (?, 0, 0, ?)");
        entry = Prepare("INSERT INTO timeline(shard, person, seq, at, payload) VALUES (?, ?, ?, ?, ?)");
    }

    public void Commit(Workload work, IReadOnlyList<PersonKey> keys, int round)
    {
        var at = Workload.Start.ToUnixTimeTicks() / 10;
        Span<bool> fenced = stackalloc bool[PersonKey.Shards];
        Span<byte> text = stackalloc byte[200];
        Step(begin);
        foreach (var key in keys)
        {
            if (!fenced[key.Shard])
            {
                fenced[key.Shard] = true;
                raw.sqlite3_bind_int64(fence, 1, ++batches[key.Shard]);
                raw.sqlite3_bind_int(fence, 2, key.Shard);
                Step(fence);
                if (raw.sqlite3_changes(db) != 1) throw new InvalidOperationException("lost");
            }
        }

        foreach (var key in keys)
        {
            raw.sqlite3_bind_blob(person, 1, work.State.Span);
            if (work.Due(key, round) is { } due) raw.sqlite3_bind_int64(person, 2, due.ToUnixTimeTicks() / 10);
            else raw.sqlite3_bind_null(person, 2);
            raw.sqlite3_bind_int(person, 3, key.Shard);
            raw.sqlite3_bind_int64(person, 4, key.Id);
            Step(person);
        }

        foreach (var key in keys)
        {
            seq++;
            raw.sqlite3_bind_int64(message, 1, seq);
            raw.sqlite3_bind_int(message, 2, key.Shard);
            raw.sqlite3_bind_int64(message, 3, key.Id);
            raw.sqlite3_bind_text(message, 4, text[..Encoding.UTF8.GetBytes(Workload.SendKey(key, round), text)]);
            raw.sqlite3_bind_int64(message, 5, at);
            raw.sqlite3_bind_blob(message, 6, work.Message.Span);
            Step(message);
            raw.sqlite3_bind_int64(delivery, 1, seq);
            raw.sqlite3_bind_int64(delivery, 2, at);
            Step(delivery);
        }

        foreach (var key in keys)
        {
            raw.sqlite3_bind_int(entry, 1, key.Shard);
            raw.sqlite3_bind_int64(entry, 2, key.Id);
            raw.sqlite3_bind_int64(entry, 3, seq++);
            raw.sqlite3_bind_int64(entry, 4, at);
            raw.sqlite3_bind_blob(entry, 5, work.Entry.Span);
            Step(entry);
        }

        Step(commit);
    }

    private sqlite3_stmt Prepare(string sql) =>
        raw.sqlite3_prepare_v2(db, sql, out var statement) == raw.SQLITE_OK ? statement : throw new InvalidOperationException(raw.sqlite3_errmsg(db).utf8_to_string());

    private void Step(sqlite3_stmt statement)
    {
        if (raw.sqlite3_step(statement) != raw.SQLITE_DONE) throw new InvalidOperationException(raw.sqlite3_errmsg(db).utf8_to_string());
        raw.sqlite3_reset(statement);
    }

    private void Run(string sql)
    {
        if (raw.sqlite3_exec(db, sql) != raw.SQLITE_OK) throw new InvalidOperationException(raw.sqlite3_errmsg(db).utf8_to_string());
    }

    public void Dispose()
    {
        foreach (var statement in new[] { begin, commit, fence, person, message, delivery, entry }) statement.Dispose();
        connection.Dispose();
    }
}

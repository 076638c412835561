using System.Collections.Immutable;
using Journeys.Runtime.People;
using Journeys.Storage.Sqlite.Native;

namespace Journeys.Storage.Sqlite;

/// <summary>
/// Reads messages. The numbers of the states stand in the texts, not in parameters: SQLite uses a partial index
/// only where it can see its condition.
/// </summary>
internal static class OutboxReader
{
    private const string Rows = """
        SELECT o.seq, o.send_key, o.shard, o.person, o.channel, o.payload, o.at, d.state, d.attempts, d.retry_at, d.changed_at, d.detail
        FROM delivery d JOIN outbox o ON o.seq = d.seq
        """;

    public static ImmutableArray<OutboxRow> Pending(Session session, long after, int max) =>
        Read(session.Prepare($"{Rows} WHERE d.state = 0 AND d.seq > ? ORDER BY d.seq LIMIT ?").Bind(1, after).Bind(2, max));

    public static ImmutableArray<OutboxRow> Interrupted(Session session) =>
        Read(session.Prepare($"{Rows} WHERE d.state = 1 ORDER BY d.seq"));

    public static ImmutableArray<OutboxRow> RetriesDue(Session session, long now, int max) =>
        Read(session.Prepare($"{Rows} WHERE d.state = 2 AND d.retry_at <= ? ORDER BY d.retry_at, d.seq LIMIT ?").Bind(1, now).Bind(2, max));

    public static ImmutableArray<OutboxRow> List(Session session, OutboxState state, int max) =>
        Read(session.Prepare($"{Rows} WHERE d.state = {(int)state}{(state > OutboxState.Sent ? " AND d.state > 3" : "")} ORDER BY d.seq DESC LIMIT ?").Bind(1, max));

    public static OutboxRow? Find(Session session, PersonKey person, string sendKey) =>
        Read(session.Prepare($"{Rows} WHERE o.shard = ? AND o.person = ? AND o.send_key = ?").Bind(1, person.Shard).Bind(2, person.Id).Bind(3, sendKey)) is [var row] ? row : null;

    public static OutboxCounts Count(Session session)
    {
        Span<long> counts = stackalloc long[8];
        var query = session.Prepare("SELECT state, count(*) FROM delivery GROUP BY state");
        while (query.Step()) counts[query.Small(0)] = query.Integer(1);
        return new OutboxCounts(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6], counts[7]);
    }

    private static ImmutableArray<OutboxRow> Read(Statement query)
    {
        var rows = ImmutableArray.CreateBuilder<OutboxRow>();
        while (query.Step())
        {
            rows.Add(new OutboxRow(query.Integer(0), query.Text(1), new PersonKey(query.Small(2), query.Integer(3)), query.Text(4), query.Blob(5), query.Time(6))
            {
                State = (OutboxState)query.Small(7),
                Attempts = query.Small(8),
                RetryAt = query.OptionalTime(9),
                ChangedAt = query.Time(10),
                Detail = query.OptionalText(11),
            });
        }

        return rows.ToImmutable();
    }
}

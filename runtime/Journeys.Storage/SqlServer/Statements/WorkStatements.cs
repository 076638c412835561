namespace Journeys.Storage.SqlServer.Statements;

/// <summary>Claims, work and people.</summary>
internal static class WorkStatements
{
    public const string Claim = """
        SET NOCOUNT, XACT_ABORT ON;
        UPDATE s
        SET Epoch = s.Epoch + 1, Owner = @owner
        OUTPUT inserted.ShardNo, inserted.Epoch, inserted.BatchNo, inserted.InboxApplied
        FROM journeys.Shard AS s
        JOIN @shards AS w ON w.ShardNo = s.ShardNo;
        """;

    public const string Read = """
        SELECT TOP (@maxInputs) i.ShardNo, i.Seq, i.PersonId, i.Payload
        FROM @shards AS c
        CROSS APPLY (
          SELECT TOP (@maxInputs) x.ShardNo, x.Seq, x.PersonId, x.Payload
          FROM journeys.Inbox AS x
          WHERE x.ShardNo = c.ShardNo AND x.Seq > c.InboxApplied
          ORDER BY x.Seq
        ) AS i
        ORDER BY c.Ordinal, i.Seq;
        SELECT TOP (@maxDue) d.ShardNo, d.PersonId
        FROM @shards AS c
        CROSS APPLY (
          SELECT TOP (@maxDue) p.ShardNo, p.PersonId, p.Due
          FROM journeys.Person AS p
          WHERE p.ShardNo = c.ShardNo AND p.Due <= @now
          ORDER BY p.Due, p.PersonId
        ) AS d
        ORDER BY d.Due, d.ShardNo, d.PersonId;
        SELECT MIN(d.Due) AS NextDue
        FROM @shards AS c
        CROSS APPLY (
          SELECT TOP (1) p.Due
          FROM journeys.Person AS p
          WHERE p.ShardNo = c.ShardNo AND p.Due > @now
          ORDER BY p.Due
        ) AS d;
        """;

    public const string Load = """
        SELECT k.Ordinal, p.State, p.CreatedAt
        FROM @keys AS k
        JOIN journeys.Person AS p ON p.ShardNo = k.ShardNo AND p.PersonId = k.PersonId;
        """;

    public const string Page = """
        SELECT TOP (@max) p.ShardNo, p.PersonId
        FROM journeys.Person AS p
        WHERE p.ShardNo > @shard OR (p.ShardNo = @shard AND p.PersonId > @id)
        ORDER BY p.ShardNo, p.PersonId;
        """;

    public const string Timeline = """
        SELECT TOP (@max) t.Seq, t.At, t.Payload
        FROM journeys.Timeline AS t
        WHERE t.ShardNo = @shard AND t.PersonId = @id
        ORDER BY t.Seq DESC;
        """;
}

namespace Journeys.Storage.SqlServer.Statements;

/// <summary>
/// Ingest is decided by the program between one reading and one writing round trip; unique keys refuse the writing when
/// somebody else created the same person in between, and the whole is done again.
/// </summary>
internal static class IngestStatements
{
    public const string Find = "SELECT i.PersonId FROM journeys.PersonIdentity AS i WHERE i.Kind = @kind AND i.Value = @value;";

    public const string Resolve = """
        SELECT i.Kind, i.Value, i.PersonId
        FROM journeys.PersonIdentity AS i
        JOIN @identities AS w ON w.Kind = i.Kind AND w.Value = i.Value;
        SELECT s.MessageId, s.PersonId
        FROM journeys.Seen AS s
        JOIN @seen AS w ON w.MessageId = s.MessageId;
        """;

    public const string ReserveIds = """
        DECLARE @first sql_variant;
        EXEC sys.sp_sequence_get_range @sequence_name = N'journeys.PersonSeq', @range_size = @count, @range_first_value = @first OUTPUT;
        SELECT CONVERT(bigint, @first) AS FirstId;
        """;

    /// <summary>
    /// Appends <c>@append</c>. The row of ShardInbox stays locked until the transaction ends, so a number is never visible
    /// before a smaller one of its shard: a reader that has moved past a number misses nothing.
    /// </summary>
    internal const string AppendToInbox = """
        DECLARE @given TABLE(ShardNo int NOT NULL PRIMARY KEY, BeforeSeq bigint NOT NULL);
        UPDATE c
        SET LastSeq = c.LastSeq + n.Amount
        OUTPUT inserted.ShardNo, deleted.LastSeq INTO @given(ShardNo, BeforeSeq)
        FROM journeys.ShardInbox AS c
        JOIN (SELECT a.ShardNo, COUNT_BIG(*) AS Amount FROM @append AS a GROUP BY a.ShardNo) AS n ON n.ShardNo = c.ShardNo;
        INSERT INTO journeys.Inbox(ShardNo, Seq, PersonId, Payload)
        SELECT a.ShardNo, g.BeforeSeq + ROW_NUMBER() OVER (PARTITION BY a.ShardNo ORDER BY a.Ordinal), a.PersonId, a.Payload
        FROM @append AS a
        JOIN @given AS g ON g.ShardNo = a.ShardNo;
        """;

    public const string Write = $"""
        SET NOCOUNT, XACT_ABORT ON;
        BEGIN TRANSACTION;
        INSERT INTO journeys.Person(ShardNo, PersonId, CreatedAt, Due, State)
        SELECT p.ShardNo, p.PersonId, p.CreatedAt, NULL, 0x FROM @people AS p;
        INSERT INTO journeys.PersonIdentity(Kind, Value, PersonId)
        SELECT i.Kind, i.Value, i.PersonId FROM @identities AS i;
        INSERT INTO journeys.Seen(MessageId, PersonId, At)
        SELECT s.MessageId, s.PersonId, s.At FROM @seen AS s;
        {AppendToInbox}
        COMMIT TRANSACTION;
        """;

    /// <summary>Apart from ingest: who purges waits for nobody who writes, and fewer than 5,000 locks are taken.</summary>
    public const string Purge = """
        DELETE TOP (@most) FROM journeys.Seen WHERE At < @before;
        """;
}

namespace Journeys.Storage.SqlServer.Statements;

/// <summary>Messages: the numbers of the states stand in the texts, because a filtered index is used only for a condition that is known.</summary>
internal static class OutboxStatements
{
    private const string Columns = """
        SELECT TOP (@max) o.Seq, o.SendKey, o.ShardNo, o.PersonId, o.Channel, o.Payload, o.At, d.State, d.Attempts, d.RetryAt, d.ChangedAt, d.Detail
        FROM journeys.Delivery AS d
        JOIN journeys.Outbox AS o ON o.ShardNo = d.ShardNo AND o.Seq = d.Seq
        """;

    public const string Pending = $"{Columns} WHERE d.State = 0 AND d.Seq > @after ORDER BY d.Seq;";

    public const string Interrupted = $"{Columns} WHERE d.State = 1 ORDER BY d.Seq;";

    public const string RetriesDue = $"{Columns} WHERE d.State = 2 AND d.RetryAt <= @now ORDER BY d.RetryAt, d.Seq;";

    /// <summary>Sent messages are almost all of them: newest first, no index is needed to find some.</summary>
    public const string List = $"{Columns} WHERE d.State = @state ORDER BY d.Seq DESC OPTION (RECOMPILE);";

    public const string Find = $"{Columns} WHERE o.ShardNo = @shard AND o.PersonId = @id AND o.SendKey = @sendKey;";

    public const string Count = "SELECT d.State, COUNT_BIG(*) AS Amount FROM journeys.Delivery AS d GROUP BY d.State;";

    public const string Begin = """
        SET NOCOUNT, XACT_ABORT ON;
        UPDATE d
        SET State = 1, Attempts = d.Attempts + 1, ChangedAt = @at, RetryAt = NULL
        OUTPUT inserted.Seq
        FROM journeys.Delivery AS d
        JOIN @seqs AS w ON w.ShardNo = d.ShardNo AND w.Seq = d.Seq
        WHERE d.State IN (0, 2);
        """;

    public const string Finish = $"""
        SET NOCOUNT, XACT_ABORT ON;
        DECLARE @done TABLE(Ordinal int NOT NULL PRIMARY KEY, ShardNo int NOT NULL, PersonId bigint NOT NULL, State int NOT NULL, CancelPayload varbinary(max) NULL);
        DECLARE @append journeys.InboxList;
        BEGIN TRANSACTION;
        UPDATE d
        SET State = CASE WHEN r.State = 2 AND d.CancelAt IS NOT NULL THEN 7 ELSE r.State END,
            ChangedAt = r.At,
            RetryAt = CASE WHEN d.CancelAt IS NOT NULL THEN NULL ELSE r.RetryAt END,
            Detail = r.Detail
        OUTPUT r.Ordinal, o.ShardNo, o.PersonId, inserted.State, deleted.CancelPayload INTO @done(Ordinal, ShardNo, PersonId, State, CancelPayload)
        FROM journeys.Delivery AS d
        JOIN journeys.Outbox AS o ON o.ShardNo = d.ShardNo AND o.Seq = d.Seq
        JOIN @results AS r ON r.ShardNo = d.ShardNo AND r.Seq = d.Seq
        WHERE d.State IN (1, 5);
        INSERT INTO @append(Ordinal, ShardNo, PersonId, Payload)
        SELECT e.Ordinal, e.ShardNo, e.PersonId, CASE WHEN e.State = 7 THEN e.CancelPayload ELSE r.Payload END
        FROM @done AS e
        JOIN @results AS r ON r.Ordinal = e.Ordinal
        WHERE e.State = 7 OR r.Payload IS NOT NULL;
        {IngestStatements.AppendToInbox}
        COMMIT TRANSACTION;
        """;
}

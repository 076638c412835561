namespace Journeys.Storage.SqlServer.Statements;

/// <summary>A batch of decisions in one round trip; the fence is its first statement.</summary>
internal static class CommitStatements
{
    /// <summary>First result: 0 written, 1 a shard is lost (which), 2 a person is unknown. Second: the messages written, by ordinal.</summary>
    public const string Commit = $"""
        SET NOCOUNT, XACT_ABORT ON;
        DECLARE @advanced TABLE(ShardNo int NOT NULL PRIMARY KEY);
        DECLARE @written TABLE(ShardNo int NOT NULL, Seq bigint NOT NULL, At bigint NOT NULL, PRIMARY KEY (ShardNo, Seq));
        DECLARE @cancelled TABLE(Ordinal int NOT NULL PRIMARY KEY, State int NOT NULL);
        DECLARE @append journeys.InboxList;
        DECLARE @lost int, @range sql_variant, @firstOutbox bigint, @firstTimeline bigint;
        BEGIN TRANSACTION;
        UPDATE s
        SET BatchNo = a.BatchNo, InboxApplied = a.InboxApplied
        OUTPUT inserted.ShardNo INTO @advanced(ShardNo)
        FROM journeys.Shard AS s
        JOIN @advances AS a ON a.ShardNo = s.ShardNo
        WHERE s.Epoch = a.Epoch AND s.BatchNo = a.BatchNo - 1;
        SELECT @lost = MIN(a.ShardNo)
        FROM @advances AS a
        WHERE NOT EXISTS (SELECT 1 FROM @advanced AS d WHERE d.ShardNo = a.ShardNo);
        IF @lost IS NOT NULL
        BEGIN
          ROLLBACK TRANSACTION;
          SELECT 1 AS Status, @lost AS ShardNo;
          RETURN;
        END;
        DELETE i
        FROM journeys.Inbox AS i
        JOIN @advances AS a ON a.ShardNo = i.ShardNo AND i.Seq <= a.InboxApplied;
        UPDATE p
        SET State = w.State, Due = w.Due
        FROM journeys.Person AS p
        JOIN @people AS w ON w.ShardNo = p.ShardNo AND w.PersonId = p.PersonId;
        IF @@ROWCOUNT <> @peopleCount
        BEGIN
          ROLLBACK TRANSACTION;
          SELECT 2 AS Status, -1 AS ShardNo;
          RETURN;
        END;
        IF @outboxCount > 0
        BEGIN
          EXEC sys.sp_sequence_get_range @sequence_name = N'journeys.OutboxSeq', @range_size = @outboxCount, @range_first_value = @range OUTPUT;
          SET @firstOutbox = CONVERT(bigint, @range);
          INSERT INTO journeys.Outbox(ShardNo, Seq, PersonId, SendKey, Channel, At, Payload)
          OUTPUT inserted.ShardNo, inserted.Seq, inserted.At INTO @written(ShardNo, Seq, At)
          SELECT o.ShardNo, (@firstOutbox + o.Ordinal) * 256 + o.ShardNo, o.PersonId, o.SendKey, o.Channel, o.At, o.Payload
          FROM @outbox AS o
          WHERE NOT EXISTS (
            SELECT 1 FROM journeys.Outbox AS x
            WHERE x.ShardNo = o.ShardNo AND x.PersonId = o.PersonId AND x.SendKey = o.SendKey
          );
          INSERT INTO journeys.Delivery(ShardNo, Seq, State, Attempts, ChangedAt)
          SELECT w.ShardNo, w.Seq, 0, 0, w.At FROM @written AS w;
        END;
        IF @cancellationCount > 0
        BEGIN
          -- One statement for both cases: a message must not slip through by changing from one to the other between two.
          UPDATE d
          SET State = CASE WHEN d.State IN (0, 2) THEN 7 ELSE d.State END,
              ChangedAt = CASE WHEN d.State IN (0, 2) THEN c.At ELSE d.ChangedAt END,
              RetryAt = NULL,
              CancelPayload = CASE WHEN d.CancelAt IS NULL THEN c.Payload ELSE d.CancelPayload END,
              CancelAt = CASE WHEN d.CancelAt IS NULL THEN c.At ELSE d.CancelAt END
          OUTPUT c.Ordinal, inserted.State INTO @cancelled(Ordinal, State)
          FROM journeys.Delivery AS d
          JOIN journeys.Outbox AS o ON o.ShardNo = d.ShardNo AND o.Seq = d.Seq
          JOIN @cancellations AS c ON c.ShardNo = o.ShardNo AND c.PersonId = o.PersonId AND c.SendKey = o.SendKey
          WHERE d.State IN (0, 1, 2, 5);
          INSERT INTO @append(Ordinal, ShardNo, PersonId, Payload)
          SELECT c.Ordinal, c.ShardNo, c.PersonId, c.Payload
          FROM @cancellations AS c
          JOIN @cancelled AS e ON e.Ordinal = c.Ordinal
          WHERE e.State = 7;
          {IngestStatements.AppendToInbox}
        END;
        IF @timelineCount > 0
        BEGIN
          EXEC sys.sp_sequence_get_range @sequence_name = N'journeys.TimelineSeq', @range_size = @timelineCount, @range_first_value = @range OUTPUT;
          SET @firstTimeline = CONVERT(bigint, @range);
          INSERT INTO journeys.Timeline(ShardNo, PersonId, Seq, At, Payload)
          SELECT t.ShardNo, t.PersonId, @firstTimeline + t.Ordinal, t.At, t.Payload FROM @timeline AS t;
        END;
        IF @clock IS NOT NULL
          UPDATE journeys.Clock SET At = @clock WHERE OnlyRow = 1 AND (At IS NULL OR At < @clock);
        COMMIT TRANSACTION;
        SELECT 0 AS Status, -1 AS ShardNo;
        SELECT CONVERT(int, w.Seq / 256 - @firstOutbox) AS Ordinal, w.Seq FROM @written AS w ORDER BY w.Seq;
        """;
}

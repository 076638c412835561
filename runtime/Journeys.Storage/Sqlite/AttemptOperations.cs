using System.Collections.Immutable;
using Journeys.Runtime.People;
using Journeys.Storage.Sqlite.Native;
using NodaTime;

namespace Journeys.Storage.Sqlite;

/// <summary>Records attempts before hand-over and their ends after it.</summary>
internal static class AttemptOperations
{
    public static ImmutableHashSet<long> Begin(Session session, IReadOnlyList<long> seqs, Instant at)
    {
        var update = session.Prepare("UPDATE delivery SET state = 1, attempts = attempts + 1, changed_at = ?, retry_at = NULL WHERE seq = ? AND state IN (0, 2)");
        var begun = ImmutableHashSet.CreateBuilder<long>();
        foreach (var seq in seqs)
            if (update.Bind(1, Micros.Floor(at)).Bind(2, seq).Execute() == 1) begun.Add(seq);
        return begun.ToImmutable();
    }

    public static bool Finish(Session session, IReadOnlyList<OutboxFinish> results)
    {
        var find = session.Prepare("SELECT o.shard, o.person, d.cancel_payload, d.cancel_at FROM delivery d JOIN outbox o ON o.seq = d.seq WHERE d.seq = ? AND d.state IN (1, 5)");
        var update = session.Prepare("UPDATE delivery SET state = ?, changed_at = ?, retry_at = ?, detail = ? WHERE seq = ?");
        var inbox = new InboxAppender(session);
        foreach (var result in results)
        {
            find.Bind(1, result.Seq);
            if (!find.Step()) continue;
            var person = new PersonKey(find.Small(0), find.Integer(1));
            var takenBack = result.State == OutboxState.Retry && !find.IsNull(3);
            ReadOnlyMemory<byte>? input = takenBack ? find.Blob(2) : result.InboxPayload;
            find.Reset();
            long? retry = !takenBack && result.RetryAt is { } time ? Micros.Ceiling(time) : null;
            update.Bind(1, (long)(takenBack ? OutboxState.Cancelled : result.State)).Bind(2, Micros.Floor(result.At)).Bind(3, retry)
                .Bind(4, Limits.Cut(result.Detail)).Bind(5, result.Seq).Execute();
            if (input is { } payload) inbox.Append(person, payload);
        }

        inbox.Keep();
        return true;
    }
}

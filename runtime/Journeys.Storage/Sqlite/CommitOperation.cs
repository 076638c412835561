using System.Collections.Immutable;
using Journeys.Storage.Sqlite.Native;

namespace Journeys.Storage.Sqlite;

/// <summary>Writes a batch of decisions; the fence comes first.</summary>
internal static class CommitOperation
{
    public static CommitResult Run(Session session, Commit commit)
    {
        var claims = ShardOperations.Advance(session, commit.ShardAdvances);
        People(session, commit.People);
        var repeated = ImmutableArray.CreateBuilder<string>();
        var outbox = commit.Outbox.IsEmpty ? [] : Outbox(session, commit.Outbox, repeated);
        if (!commit.Cancellations.IsEmpty) Cancel(session, commit.Cancellations);
        if (!commit.Timeline.IsEmpty) Timeline(session, commit.Timeline);
        if (commit.Clock is { } clock)
            session.Prepare("INSERT INTO clock(only, at) VALUES (1, ?) ON CONFLICT(only) DO UPDATE SET at = excluded.at WHERE excluded.at > clock.at")
                .Bind(1, Micros.Floor(clock)).Execute();
        return new CommitResult(outbox, claims, repeated.ToImmutable());
    }

    private static void People(Session session, ImmutableArray<PersonWrite> people)
    {
        var update = session.Prepare("UPDATE person SET state = ?, due = ? WHERE shard = ? AND id = ?");
        var order = KeyOrder.Of(people, person => person.Key);
        for (var i = 0; i < people.Length; i++)
        {
            var (key, state, due) = people[order is null ? i : order[i]];
            long? at = due is { } instant ? Micros.Ceiling(instant) : null;
            if (update.Bind(1, state).Bind(2, at).Bind(3, key.Shard).Bind(4, key.Id).Execute() == 0)
                throw new ArgumentException($"Person {key.Id} of shard {key.Shard} does not exist; people are created by ingesting their first input.");
        }
    }

    private static ImmutableArray<OutboxRow> Outbox(Session session, ImmutableArray<OutboxWrite> messages, ImmutableArray<string>.Builder repeated)
    {
        var sequence = new Sequence(session, "outbox");
        var message = session.Prepare("INSERT INTO outbox(seq, shard, person, send_key, channel, at, payload) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT(shard, person, send_key) DO NOTHING");
        var delivery = session.Prepare("INSERT INTO delivery(seq, state, attempts, changed_at) VALUES (?, 0, 0, ?)");
        var rows = ImmutableArray.CreateBuilder<OutboxRow>(messages.Length);
        foreach (var write in messages)
        {
            var seq = sequence.Next();
            var at = Micros.Floor(write.At);
            message.Bind(1, seq).Bind(2, write.Person.Shard).Bind(3, write.Person.Id).Bind(4, write.SendKey).Bind(5, write.Channel).Bind(6, at).Bind(7, write.Payload);
            if (message.Execute() == 0)
            {
                repeated.Add(write.SendKey);
                continue;
            }

            delivery.Bind(1, seq).Bind(2, at).Execute();
            rows.Add(new OutboxRow(seq, write.SendKey, write.Person, write.Channel, write.Payload, Micros.Instant(at)));
        }

        sequence.Keep();
        return rows.DrainToImmutable();
    }

    private static void Cancel(Session session, ImmutableArray<OutboxCancellation> cancellations)
    {
        var find = session.Prepare("SELECT o.seq, d.state FROM outbox o JOIN delivery d ON d.seq = o.seq WHERE o.shard = ? AND o.person = ? AND o.send_key = ?");
        var cancel = session.Prepare("UPDATE delivery SET state = 7, changed_at = ?, retry_at = NULL WHERE seq = ?");
        var remember = session.Prepare("UPDATE delivery SET cancel_payload = ?, cancel_at = ? WHERE seq = ? AND cancel_at IS NULL");
        var inbox = new InboxAppender(session);
        foreach (var (sendKey, person, payload, at) in cancellations)
        {
            find.Bind(1, person.Shard).Bind(2, person.Id).Bind(3, sendKey);
            if (!find.Step()) continue;
            var (seq, state) = (find.Integer(0), (OutboxState)find.Small(1));
            find.Reset();
            switch (state)
            {
                case OutboxState.Pending or OutboxState.Retry:
                    cancel.Bind(1, Micros.Floor(at)).Bind(2, seq).Execute();
                    inbox.Append(person, payload);
                    break;
                case OutboxState.Attempted or OutboxState.InDoubt:
                    remember.Bind(1, payload).Bind(2, Micros.Floor(at)).Bind(3, seq).Execute();
                    break;
                default:
                    break;
            }
        }

        inbox.Keep();
    }

    private static void Timeline(Session session, ImmutableArray<TimelineWrite> entries)
    {
        var sequence = new Sequence(session, "timeline");
        var insert = session.Prepare("INSERT INTO timeline(shard, person, seq, at, payload) VALUES (?, ?, ?, ?, ?)");
        var order = KeyOrder.Of(entries, entry => entry.Person);
        for (var i = 0; i < entries.Length; i++)
        {
            var (person, at, payload) = entries[order is null ? i : order[i]];
            insert.Bind(1, person.Shard).Bind(2, person.Id).Bind(3, sequence.Next()).Bind(4, Micros.Floor(at)).Bind(5, payload).Execute();
        }

        sequence.Keep();
    }
}

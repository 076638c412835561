using Journeys.Runtime.People;
using Journeys.Storage.Sqlite.Native;

namespace Journeys.Storage.Sqlite;

/// <summary>Appends inputs to inboxes within a transaction.</summary>
internal sealed class InboxAppender(Session session)
{
    private readonly Sequence sequence = new(session, "inbox");
    private readonly Statement insert = session.Prepare("INSERT INTO inbox(shard, seq, person, payload) VALUES (?, ?, ?, ?)");

    public void Append(PersonKey person, ReadOnlyMemory<byte> payload) =>
        insert.Bind(1, person.Shard).Bind(2, sequence.Next()).Bind(3, person.Id).Bind(4, payload).Execute();

    public void Keep() => sequence.Keep();
}

using System.Collections.Immutable;
using Journeys.Runtime.People;
using Journeys.Storage.Sqlite.Native;
using NodaTime;

namespace Journeys.Storage.Sqlite;

/// <summary>Finds or creates the people of arriving inputs and appends to their inboxes.</summary>
internal sealed class IngestOperation
{
    private readonly Session session;
    private readonly Statement findSeen;
    private readonly Statement keepSeen;
    private readonly Statement attach;
    private readonly Statement create;
    private readonly Sequence people;
    private readonly InboxAppender inbox;

    private IngestOperation(Session session)
    {
        this.session = session;
        findSeen = session.Prepare("SELECT person FROM seen WHERE message_id = ?");
        keepSeen = session.Prepare("INSERT INTO seen(message_id, person, at) VALUES (?, ?, ?)");
        attach = session.Prepare("INSERT INTO identity(kind, value, person) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
        create = session.Prepare("INSERT INTO person(shard, id, created_at, due, state) VALUES (?, ?, ?, NULL, zeroblob(0))");
        people = new Sequence(session, "person");
        inbox = new InboxAppender(session);
    }

    public static ImmutableArray<IngestResult> Run(Session session, IReadOnlyList<IngestItem> items, Duration kept)
    {
        var operation = new IngestOperation(session);
        var results = ImmutableArray.CreateBuilder<IngestResult>(items.Count);
        foreach (var item in items) results.Add(operation.Take(item));
        operation.people.Keep();
        operation.inbox.Keep();
        if (items.Count > 0) operation.Purge(items.Max(item => item.ReceivedAt) - kept, items.Count);
        return results.MoveToImmutable();
    }

    public static PersonKey? Find(Session session, Identity identity)
    {
        var query = session.Prepare("SELECT person FROM identity WHERE kind = ? AND value = ?").Bind(1, identity.Kind).Bind(2, identity.Value);
        if (!query.Step()) return null;
        var person = PersonKey.Of(query.Integer(0));
        query.Reset();
        return person;
    }

    private IngestResult Take(IngestItem item)
    {
        if (item.MessageId is { } id)
        {
            findSeen.Bind(1, id);
            if (findSeen.Step())
            {
                var earlier = PersonKey.Of(findSeen.Integer(0));
                findSeen.Reset();
                return new IngestResult(earlier, false, true);
            }
        }

        var result = Resolve(item);
        if (item.MessageId is { } fresh) keepSeen.Bind(1, fresh).Bind(2, result.Person.Id).Bind(3, Micros.Floor(item.ReceivedAt)).Execute();
        inbox.Append(result.Person, item.Payload);
        return result;
    }

    private IngestResult Resolve(IngestItem item)
    {
        if (item.Person is { } named) return new IngestResult(named, false, false);
        PersonKey? known = null;
        PersonKey? other = null;
        var allKnown = true;
        foreach (var identity in item.Identities)
        {
            if (Find(session, identity) is not { } found) allKnown = false;
            else if (known is null) known = found;
            else if (found != known) other ??= found;
        }

        if (known is { } person)
        {
            if (other is null && !allKnown) Attach(item, person);
            return new IngestResult(person, false, false) { ConflictsWith = other };
        }

        var made = PersonKey.Of(people.Next());
        create.Bind(1, made.Shard).Bind(2, made.Id).Bind(3, Micros.Floor(item.ReceivedAt)).Execute();
        Attach(item, made);
        return new IngestResult(made, true, false);
    }

    private void Attach(IngestItem item, PersonKey person)
    {
        foreach (var identity in item.Identities) attach.Bind(1, identity.Kind).Bind(2, identity.Value).Bind(3, person.Id).Execute();
    }

    /// <summary>Forgets old message ids, at most twice as many as have come: the work stays in proportion and still catches up.</summary>
    private void Purge(Instant before, int arrived) =>
        session.Prepare("DELETE FROM seen WHERE message_id IN (SELECT message_id FROM seen WHERE at < ? ORDER BY at LIMIT ?)")
            .Bind(1, Micros.Floor(before)).Bind(2, 2L * arrived).Execute();
}

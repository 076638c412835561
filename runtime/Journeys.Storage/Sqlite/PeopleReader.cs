using System.Collections.Immutable;
using Journeys.Runtime.People;
using Journeys.Storage.Sqlite.Native;

namespace Journeys.Storage.Sqlite;

/// <summary>Reads people.</summary>
internal static class PeopleReader
{
    public static ImmutableArray<PersonRow> Load(Session session, IReadOnlyList<PersonKey> keys)
    {
        var wanted = keys.ToImmutableArray();
        var order = KeyOrder.Of(wanted, key => key);
        var found = new PersonRow?[wanted.Length];
        var query = session.Prepare("SELECT state, created_at FROM person WHERE shard = ? AND id = ?");
        for (var i = 0; i < wanted.Length; i++)
        {
            var position = order is null ? i : order[i];
            var key = wanted[position];
            query.Bind(1, key.Shard).Bind(2, key.Id);
            if (!query.Step()) continue;
            found[position] = new PersonRow(key, query.Blob(0), query.Time(1));
            query.Reset();
        }

        return [.. found.OfType<PersonRow>()];
    }

    public static ImmutableArray<PersonKey> Page(Session session, PersonKey? after, int max)
    {
        var (shard, id) = after ?? new PersonKey(-1, 0);
        var query = session.Prepare("SELECT shard, id FROM person WHERE (shard, id) > (?, ?) ORDER BY shard, id LIMIT ?").Bind(1, shard).Bind(2, id).Bind(3, max);
        var page = ImmutableArray.CreateBuilder<PersonKey>();
        while (query.Step()) page.Add(new PersonKey(query.Small(0), query.Integer(1)));
        return page.ToImmutable();
    }

    public static ImmutableArray<TimelineRow> Timeline(Session session, PersonKey person, int max)
    {
        var query = session.Prepare("SELECT seq, at, payload FROM timeline WHERE shard = ? AND person = ? ORDER BY seq DESC LIMIT ?")
            .Bind(1, person.Shard).Bind(2, person.Id).Bind(3, max);
        var rows = new List<TimelineRow>();
        while (query.Step()) rows.Add(new TimelineRow(query.Integer(0), person, query.Time(1), query.Blob(2)));
        rows.Reverse();
        return [.. rows];
    }
}

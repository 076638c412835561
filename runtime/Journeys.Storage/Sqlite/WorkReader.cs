using System.Collections.Immutable;
using Journeys.Runtime.People;
using Journeys.Storage.Sqlite.Native;
using NodaTime;

namespace Journeys.Storage.Sqlite;

/// <summary>Reads what the owner of some shards has to do.</summary>
internal sealed class WorkReader
{
    // Where the next crowded reading begins, so that the first shards do not starve the last.
    private int next;

    public Work Read(Session session, IReadOnlyList<ShardClaim> claims, Instant now, int maxInputs, int maxDue)
    {
        var inputs = Inputs(session, claims, maxInputs, out var more);
        var owned = new bool[PersonKey.Shards];
        foreach (var claim in claims) owned[claim.Shard] = true;
        var due = Due(session, owned, Micros.Floor(now), maxDue, ref more);
        return new Work(inputs, due, NextDue(session, owned, Micros.Floor(now)), more);
    }

    private ImmutableArray<InboxRow> Inputs(Session session, IReadOnlyList<ShardClaim> claims, int max, out bool more)
    {
        more = false;
        var any = session.Prepare("SELECT 1 FROM inbox LIMIT 1");
        if (!any.Step()) return [];
        any.Reset();

        var rows = new List<InboxRow>();
        var query = session.Prepare("SELECT seq, person, payload FROM inbox WHERE shard = ? AND seq > ? ORDER BY seq");
        var start = Volatile.Read(ref next);
        for (var i = 0; i < claims.Count && !more; i++)
        {
            var index = (start + i) % claims.Count;
            var claim = claims[index];
            query.Bind(1, claim.Shard).Bind(2, claim.InboxApplied);
            while (query.Step())
            {
                if (rows.Count == max)
                {
                    more = true;
                    query.Reset();
                    // The shard that was cut goes first next time only if it had no turn yet.
                    Volatile.Write(ref next, rows.Count > 0 && rows[^1].Person.Shard == claim.Shard ? index + 1 : index);
                    break;
                }

                rows.Add(new InboxRow(query.Integer(0), new PersonKey(claim.Shard, query.Integer(1)), query.Blob(2)));
            }
        }

        rows.Sort((left, right) => left.Seq.CompareTo(right.Seq));
        return [.. rows];
    }

    private static ImmutableArray<PersonKey> Due(Session session, bool[] owned, long now, int max, ref bool more)
    {
        var due = ImmutableArray.CreateBuilder<PersonKey>();
        var query = session.Prepare("SELECT shard, id FROM person WHERE due <= ? ORDER BY due, shard, id").Bind(1, now);
        while (query.Step())
        {
            var shard = query.Small(0);
            if (!owned[shard]) continue;
            if (due.Count == max)
            {
                more = true;
                query.Reset();
                break;
            }

            due.Add(new PersonKey(shard, query.Integer(1)));
        }

        return due.ToImmutable();
    }

    private static Instant? NextDue(Session session, bool[] owned, long now)
    {
        var query = session.Prepare("SELECT shard, due FROM person WHERE due > ? ORDER BY due").Bind(1, now);
        while (query.Step())
        {
            if (!owned[query.Small(0)]) continue;
            var due = query.Time(1);
            query.Reset();
            return due;
        }

        return null;
    }
}

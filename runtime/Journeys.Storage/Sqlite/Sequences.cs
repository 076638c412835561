using Journeys.Storage.Sqlite.Native;

namespace Journeys.Storage.Sqlite;

/// <summary>
/// A run of numbers inside the writing transaction. The last one given is kept in a table, not derived from the rows:
/// rows are deleted, numbers are not used again. As there is one writer, numbers rise in the order of commits.
/// </summary>
internal sealed class Sequence
{
    private readonly Session session;
    private readonly string name;
    private readonly long first;
    private long last;

    public Sequence(Session session, string name)
    {
        this.session = session;
        this.name = name;
        var query = session.Prepare("SELECT last FROM sequence WHERE name = ?").Bind(1, name);
        first = last = query.Step() ? query.Integer(0) : throw new StoreException($"The database is damaged: the sequence '{name}' is missing. Restore it from a backup.");
        query.Reset();
    }

    public long Next() => ++last;

    /// <summary>Keeps the last number given; to be called once, before the transaction ends.</summary>
    public void Keep()
    {
        if (last != first) session.Prepare("UPDATE sequence SET last = ? WHERE name = ?").Bind(1, last).Bind(2, name).Execute();
    }
}

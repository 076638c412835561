using System.Collections.Immutable;
using Journeys.Runtime.People;

namespace Journeys.Storage.SqlServer;

/// <summary>
/// Decides in memory what an ingest writes, from what the database knew before. Items see what earlier items of the same
/// call create, exactly as if they had come one by one.
/// </summary>
internal sealed class IngestPlan
{
    private readonly Dictionary<Identity, long> known;
    private readonly Dictionary<string, long> seen;
    private readonly List<IngestResult> results = [];

    public List<(PersonKey Key, long At)> People { get; } = [];
    public List<(Identity Identity, long Person)> Identities { get; } = [];
    public List<(string Id, long Person, long At)> MessageIds { get; } = [];
    public List<(PersonKey Person, ReadOnlyMemory<byte> Payload)> Inbox { get; } = [];
    public ImmutableArray<IngestResult> Results => [.. results];

    /// <param name="nextId">Gives a new person's id.</param>
    public IngestPlan(IReadOnlyList<IngestItem> items, Dictionary<Identity, long> known, Dictionary<string, long> seen, Func<long> nextId)
    {
        this.known = known;
        this.seen = seen;
        foreach (var item in items) results.Add(Take(item, nextId));
    }

    private IngestResult Take(IngestItem item, Func<long> nextId)
    {
        if (item.MessageId is { } id && seen.TryGetValue(id, out var earlier)) return new IngestResult(PersonKey.Of(earlier), false, true);
        var result = Resolve(item, nextId);
        if (item.MessageId is { } fresh)
        {
            seen.Add(fresh, result.Person.Id);
            MessageIds.Add((fresh, result.Person.Id, Micros.Floor(item.ReceivedAt)));
        }

        Inbox.Add((result.Person, item.Payload));
        return result;
    }

    private IngestResult Resolve(IngestItem item, Func<long> nextId)
    {
        if (item.Person is { } named) return new IngestResult(named, false, false);
        long? person = null;
        long? other = null;
        foreach (var identity in item.Identities)
        {
            if (!known.TryGetValue(identity, out var found)) continue;
            if (person is null) person = found;
            else if (found != person) other ??= found;
        }

        var key = PersonKey.Of(person ?? nextId());
        if (person is null) People.Add((key, Micros.Floor(item.ReceivedAt)));
        if (other is { } conflict) return new IngestResult(key, false, false) { ConflictsWith = PersonKey.Of(conflict) };
        foreach (var identity in item.Identities)
            if (known.TryAdd(identity, key.Id)) Identities.Add((identity, key.Id));
        return new IngestResult(key, person is null, false);
    }
}

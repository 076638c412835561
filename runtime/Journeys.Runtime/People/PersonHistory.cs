using Journeys.Runtime.Values;

namespace Journeys.Runtime.People;

/// <summary>Something that happened, as history keeps it.</summary>
internal readonly record struct HistoryEntry(Mark Mark, Record Record);

/// <summary>What happened to a person, by key (an event's name or <c>Message.state</c>), in event time (R10).</summary>
internal sealed class PersonHistory
{
    private readonly Dictionary<string, List<HistoryEntry>> entries = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, List<HistoryEntry>> All => entries;

    /// <summary>Oldest first; null where there is nothing.</summary>
    public List<HistoryEntry>? Of(string key) => entries.GetValueOrDefault(key);

    /// <summary>Inserts in event-time order: nearly always at the end, a late event where it belongs.</summary>
    public void Add(string key, HistoryEntry entry)
    {
        if (!entries.TryGetValue(key, out var list)) entries.Add(key, list = []);
        var at = list.Count;
        while (at > 0 && list[at - 1].Mark > entry.Mark) at--;
        list.Insert(at, entry);
    }

    /// <summary>Takes the newest entry of an instant back: what was counted in advance did not happen after all.</summary>
    public void TakeBack(string key, NodaTime.Instant at)
    {
        if (Of(key) is not { } list) return;
        var index = list.FindLastIndex(entry => entry.Mark.At == at);
        if (index >= 0) list.RemoveAt(index);
    }

    /// <summary>Takes a list over from the codec, already in order.</summary>
    public void Load(string key, List<HistoryEntry> list) => entries[key] = list;

    /// <summary>Forgets a key that no expression reads any more.</summary>
    public void Forget(string key) => entries.Remove(key);
}

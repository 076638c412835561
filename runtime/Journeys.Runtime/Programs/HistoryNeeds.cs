using System.Collections.Immutable;
using Journeys.Runtime.Values;

namespace Journeys.Runtime.Programs;

/// <summary>The union of what programs read of history: per key the longest window.</summary>
internal sealed class HistoryNeeds
{
    private readonly Dictionary<string, Span?> keep = new(StringComparer.Ordinal);

    public static HistoryNeeds Of(ImmutableArray<LinkedProgram> programs)
    {
        var needs = new HistoryNeeds();
        foreach (var program in programs)
            foreach (var need in program.Definition.History) needs.Add(need);
        return needs;
    }

    /// <summary>Whether any expression reads this key.</summary>
    public bool Reads(string key) => keep.ContainsKey(key);

    /// <summary>The longest window; null for ever.</summary>
    public Span? KeepOf(string key) => keep.GetValueOrDefault(key);

    private void Add(HistoryNeed need)
    {
        if (!keep.TryGetValue(need.Key, out var known)) keep.Add(need.Key, need.Keep);
        else keep[need.Key] = known is null || need.Keep is null ? null : known.Value.CompareTo(need.Keep.Value) >= 0 ? known : need.Keep;
    }
}

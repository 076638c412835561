using System.Collections.Immutable;

namespace Journeys.Compiler.Diagnostics;

/// <summary>Finds the name that was probably meant.</summary>
internal static class Spelling
{
    /// <summary>The candidate nearest to the word, when it is near enough to be a slip; ties go to the first in order of the alphabet.</summary>
    public static string? Closest(string word, IEnumerable<string> candidates)
    {
        string? best = null;
        var bound = Math.Max(1, word.Length / 3) + 1;
        foreach (var candidate in candidates.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (candidate.Length == 0 || Math.Abs(candidate.Length - word.Length) >= bound) continue;
            var distance = string.Equals(candidate, word, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(word, candidate);
            if (distance >= bound) continue;
            (best, bound) = (candidate, distance);
            if (distance == 0) break;
        }
        return best;
    }

    /// <summary>
    /// The candidates for a word that must be one of the language, the nearest first: at most one slip in a word of up to six
    /// letters, two in a longer one. Stricter than for names, since most words in a file are not meant to be keywords.
    /// </summary>
    public static IEnumerable<string> Ranked(string word, IEnumerable<string> candidates)
    {
        var allowed = word.Length <= 2 ? 0 : word.Length <= 6 ? 1 : 2;
        return candidates.Distinct(StringComparer.Ordinal)
            .Where(c => Math.Abs(c.Length - word.Length) <= allowed && c != word)
            .Select(c => (Candidate: c, Distance: Distance(word, c)))
            .Where(c => c.Distance <= allowed && c.Distance < c.Candidate.Length)
            .OrderBy(c => c.Distance)
            .ThenBy(c => c.Candidate, StringComparer.Ordinal)
            .Select(c => c.Candidate);
    }

    /// <summary>
    /// A sentence that helps: the near name, or the names there are (at most eight), or <paramref name="none"/>.
    /// </summary>
    public static string Help(string word, IReadOnlyCollection<string> candidates, string none)
    {
        if (Closest(word, candidates) is { } near) return $"Did you mean `{near}`?";
        if (candidates.Count == 0) return none;
        var names = candidates.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        return names.Length <= 8
            ? "There is " + string.Join(", ", names.Select(name => $"`{name}`")) + "."
            : "There is for example " + string.Join(", ", names.Take(8).Select(name => $"`{name}`")) + ".";
    }

    /// <summary>Edits between two words: insert, delete, replace, swap of neighbours (optimal string alignment), capitals apart.</summary>
    private static int Distance(string left, string right)
    {
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        var before = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++) current[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            (before, previous, current) = (previous, current, before);
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = Same(left[i - 1], right[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1] + 1, previous[j] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
            }
        }
        return current[right.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}

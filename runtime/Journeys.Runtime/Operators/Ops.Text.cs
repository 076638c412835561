using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Journeys.Runtime.Operators;

public static partial class Ops
{
    /// <summary><c>text contains part</c>, without regard to case.</summary>
    public static bool Contains(string? text, string? part) => text is not null && part is not null && text.Contains(part, StringComparison.OrdinalIgnoreCase);

    /// <summary><c>list contains value</c></summary>
    public static bool Contains(ImmutableArray<object?> list, object? value) => In(value, list);

    /// <summary><c>text contains any ["a", "b"]</c></summary>
    public static bool ContainsAny(string? text, params ReadOnlySpan<string?> parts)
    {
        foreach (var part in parts) if (Contains(text, part)) return true;
        return false;
    }

    /// <summary><c>text contains all ["a", "b"]</c></summary>
    public static bool ContainsAll(string? text, params ReadOnlySpan<string?> parts)
    {
        if (text is null) return false;
        foreach (var part in parts) if (!Contains(text, part)) return false;
        return true;
    }

    /// <summary><c>list contains any [a, b]</c></summary>
    public static bool ContainsAny(ImmutableArray<object?> list, params ReadOnlySpan<object?> values)
    {
        foreach (var value in values) if (In(value, list)) return true;
        return false;
    }

    /// <summary><c>list contains all [a, b]</c></summary>
    public static bool ContainsAll(ImmutableArray<object?> list, params ReadOnlySpan<object?> values)
    {
        if (list.IsDefault) return false;
        foreach (var value in values) if (!In(value, list)) return false;
        return true;
    }

    /// <summary><c>text starts with part</c>, without regard to case.</summary>
    public static bool StartsWith(string? text, string? part) => text is not null && part is not null && text.StartsWith(part, StringComparison.OrdinalIgnoreCase);

    /// <summary><c>text ends with part</c>, without regard to case.</summary>
    public static bool EndsWith(string? text, string? part) => text is not null && part is not null && text.EndsWith(part, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// <c>text matches "pattern"</c>: anywhere in the text. The pattern is one made by <see cref="Pattern"/>, kept in a static field of the compiled code.
    /// </summary>
    public static bool Matches(string? text, Regex pattern) => text is not null && pattern.IsMatch(text);

    /// <summary>
    /// A pattern for <see cref="Matches"/>: non-backtracking, so its time is linear in the text, and bounded to a second besides.
    /// </summary>
    /// <exception cref="ArgumentException">The pattern is not valid or needs backtracking; the compiler reports it first.</exception>
    public static Regex Pattern(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}

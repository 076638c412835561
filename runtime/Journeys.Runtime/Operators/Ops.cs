using System.Collections.Immutable;

namespace Journeys.Runtime.Operators;

/// <summary>
/// What compiled expressions do with values that may be missing: a comparison with a missing value is false, <c>!=</c> included.
/// Text is compared ordinally; e-mail addresses and parts of text without regard to case.
/// </summary>
public static partial class Ops
{
    /// <summary><c>a == b</c></summary>
    public static bool Eq<T>(T? a, T? b) where T : struct, IEquatable<T> => a is { } x && b is { } y && x.Equals(y);
    /// <summary><c>a == b</c>, ordinal.</summary>
    public static bool Eq(string? a, string? b) => a is not null && b is not null && string.Equals(a, b, StringComparison.Ordinal);
    /// <summary><c>a == b</c> for records and lists, by value.</summary>
    public static bool Eq(object? a, object? b) => a is not null && b is not null && ValueEquality.Same(a, b);
    /// <summary><c>a != b</c></summary>
    public static bool Ne<T>(T? a, T? b) where T : struct, IEquatable<T> => a is { } x && b is { } y && !x.Equals(y);
    /// <summary><c>a != b</c>, ordinal.</summary>
    public static bool Ne(string? a, string? b) => a is not null && b is not null && !string.Equals(a, b, StringComparison.Ordinal);
    /// <summary><c>a != b</c> for records and lists, by value.</summary>
    public static bool Ne(object? a, object? b) => a is not null && b is not null && !ValueEquality.Same(a, b);
    /// <summary><c>a == b</c> for e-mail addresses.</summary>
    public static bool EqIgnoreCase(string? a, string? b) => a is not null && b is not null && string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
    /// <summary><c>a != b</c> for e-mail addresses.</summary>
    public static bool NeIgnoreCase(string? a, string? b) => a is not null && b is not null && !string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    /// <summary><c>a &lt; b</c></summary>
    public static bool Lt<T>(T? a, T? b) where T : struct, IComparable<T> => a is { } x && b is { } y && x.CompareTo(y) < 0;
    /// <summary><c>a &lt;= b</c></summary>
    public static bool Le<T>(T? a, T? b) where T : struct, IComparable<T> => a is { } x && b is { } y && x.CompareTo(y) <= 0;
    /// <summary><c>a &gt; b</c></summary>
    public static bool Gt<T>(T? a, T? b) where T : struct, IComparable<T> => a is { } x && b is { } y && x.CompareTo(y) > 0;
    /// <summary><c>a &gt;= b</c></summary>
    public static bool Ge<T>(T? a, T? b) where T : struct, IComparable<T> => a is { } x && b is { } y && x.CompareTo(y) >= 0;
    /// <summary><c>a between low and high</c>, both ends included.</summary>
    public static bool Between<T>(T? a, T? low, T? high) where T : struct, IComparable<T> => Ge(a, low) && Le(a, high);
    /// <summary><c>a &lt; b</c>, ordinal.</summary>
    public static bool Lt(string? a, string? b) => a is not null && b is not null && string.CompareOrdinal(a, b) < 0;
    /// <summary><c>a &lt;= b</c>, ordinal.</summary>
    public static bool Le(string? a, string? b) => a is not null && b is not null && string.CompareOrdinal(a, b) <= 0;
    /// <summary><c>a &gt; b</c>, ordinal.</summary>
    public static bool Gt(string? a, string? b) => a is not null && b is not null && string.CompareOrdinal(a, b) > 0;
    /// <summary><c>a &gt;= b</c>, ordinal.</summary>
    public static bool Ge(string? a, string? b) => a is not null && b is not null && string.CompareOrdinal(a, b) >= 0;
    /// <summary><c>a between low and high</c>, ordinal, both ends included.</summary>
    public static bool Between(string? a, string? low, string? high) => Ge(a, low) && Le(a, high);

    /// <summary><c>a in [x, y]</c></summary>
    public static bool In<T>(T? a, params ReadOnlySpan<T?> values) where T : struct, IEquatable<T>
    {
        foreach (var value in values) if (Eq(a, value)) return true;
        return false;
    }

    /// <summary><c>a in ["x", "y"]</c>, ordinal.</summary>
    public static bool In(string? a, params ReadOnlySpan<string?> values)
    {
        foreach (var value in values) if (Eq(a, value)) return true;
        return false;
    }

    /// <summary><c>a in ["x", "y"]</c> for e-mail addresses.</summary>
    public static bool InIgnoreCase(string? a, params ReadOnlySpan<string?> values)
    {
        foreach (var value in values) if (EqIgnoreCase(a, value)) return true;
        return false;
    }

    /// <summary><c>a in list</c></summary>
    public static bool In(object? a, ImmutableArray<object?> list)
    {
        if (a is null || list.IsDefault) return false;
        foreach (var value in list) if (value is not null && ValueEquality.Same(a, value)) return true;
        return false;
    }

    /// <summary><c>x is known</c>; an empty list is known.</summary>
    public static bool Known(object? value) => value is not null and not ImmutableArray<object?> { IsDefault: true };
}

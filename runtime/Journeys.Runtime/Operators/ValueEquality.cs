using System.Collections.Immutable;
using Journeys.Runtime.Values;

namespace Journeys.Runtime.Operators;

/// <summary>Equality of values whose type is only known at run time; records and lists by their contents.</summary>
internal static class ValueEquality
{
    public static bool Same(object a, object b) => (a, b) switch
    {
        (string x, string y) => string.Equals(x, y, StringComparison.Ordinal),
        (long x, decimal y) => x == y,
        (decimal x, long y) => x == y,
        (Record x, Record y) => x.Type.Name == y.Type.Name && SameLists(x.Values, y.Values),
        (ImmutableArray<object?> x, ImmutableArray<object?> y) => SameLists(x, y),
        _ => a.Equals(b),
    };

    /// <summary>Order of values of one comparable type; text is compared ordinally, the same in every culture.</summary>
    public static int Compare(object a, object b) => a is string x && b is string y ? string.CompareOrdinal(x, y)
        : a is IComparable comparable ? comparable.CompareTo(b) : throw new InvalidOperationException($"Values of {a.GetType().Name} have no order.");

    /// <summary>For sets and dictionaries of values.</summary>
    public static IEqualityComparer<object> Comparer { get; } = new ByValue();

    private static bool SameLists(ImmutableArray<object?> a, ImmutableArray<object?> b)
    {
        if (a.IsDefault || b.IsDefault) return a.IsDefault && b.IsDefault;
        if (a.Length != b.Length) return false;
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] is not { } x || b[i] is not { } y)
            {
                if (a[i] is not null || b[i] is not null) return false;
                continue;
            }
            if (!Same(x, y)) return false;
        }
        return true;
    }

    private sealed class ByValue : IEqualityComparer<object>
    {
        public new bool Equals(object? x, object? y) => x is null ? y is null : y is not null && Same(x, y);

        public int GetHashCode(object value) => value switch
        {
            string text => string.GetHashCode(text, StringComparison.Ordinal),
            long number => ((decimal)number).GetHashCode(),
            Record record => record.Type.Name.GetHashCode(StringComparison.Ordinal),
            ImmutableArray<object?> list => list.IsDefault ? 0 : list.Length,
            _ => value.GetHashCode(),
        };
    }
}

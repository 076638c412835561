using NodaTime;

namespace Journeys.Runtime.Values;

/// <summary>
/// A length of time as the language writes it: either elapsed (<c>36 hours</c>) or a calendar period (<c>2 days</c>, <c>3 weekdays</c>).
/// The two are different things (R12): a calendar period keeps the wall-clock time, elapsed time does not.
/// </summary>
/// <param name="Amount">How many units; zero or more.</param>
/// <param name="Unit">The unit.</param>
public readonly record struct Span(long Amount, SpanUnit Unit) : IComparable<Span>
{
    /// <summary>Compares lengths; units without a fixed length count by their average (a month is 30.44 days, a weekday 1.4).</summary>
    public int CompareTo(Span other) => AverageSeconds.CompareTo(other.AverageSeconds);

    private double AverageSeconds => Amount * Unit switch
    {
        SpanUnit.Second => 1.0,
        SpanUnit.Minute => 60.0,
        SpanUnit.Hour => 3600.0,
        SpanUnit.Day => 86_400.0,
        SpanUnit.Week => 604_800.0,
        SpanUnit.Weekday => 120_960.0,
        SpanUnit.Month => 2_629_746.0,
        SpanUnit.Quarter => 7_889_238.0,
        _ => 31_556_952.0,
    };

    /// <summary>Whether this is elapsed time (seconds, minutes, hours), which no zone can change.</summary>
    public bool IsElapsed => Unit is SpanUnit.Second or SpanUnit.Minute or SpanUnit.Hour;

    /// <summary>
    /// The span as elapsed time, a day counted as 24 hours, as limits, speeds, guarantees and decay do (R18).
    /// </summary>
    /// <exception cref="InvalidOperationException">The unit has no fixed length (months, quarters, years, weekdays); the compiler refuses these where this is read.</exception>
    public Duration Elapsed => Unit switch
    {
        SpanUnit.Second => Duration.FromSeconds(Amount),
        SpanUnit.Minute => Duration.FromMinutes(Amount),
        SpanUnit.Hour => Duration.FromHours(Amount),
        SpanUnit.Day => Duration.FromDays(Amount),
        SpanUnit.Week => Duration.FromDays(Amount * 7),
        _ => throw new InvalidOperationException($"{Amount} {Unit} has no fixed length."),
    };

    /// <summary>The span as the language writes it, for example <c>2 days</c> or <c>1 hour</c>.</summary>
    public override string ToString() => $"{Amount} {Unit.ToString().ToLowerInvariant()}{(Amount == 1 ? "" : "s")}";
}

/// <summary>A unit of time of the language.</summary>
public enum SpanUnit
{
    /// <summary>Elapsed.</summary>
    Second,
    /// <summary>Elapsed.</summary>
    Minute,
    /// <summary>Elapsed.</summary>
    Hour,
    /// <summary>Calendar.</summary>
    Day,
    /// <summary>Calendar; seven days.</summary>
    Week,
    /// <summary>Calendar; Monday to Friday only.</summary>
    Weekday,
    /// <summary>Calendar.</summary>
    Month,
    /// <summary>Calendar; three months.</summary>
    Quarter,
    /// <summary>Calendar.</summary>
    Year,
}

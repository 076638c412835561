using Journeys.Runtime.Time;
using Journeys.Runtime.Values;
using NodaTime;

namespace Journeys.Runtime.Operators;

public static partial class Ops
{
    /// <summary><c>a / b</c>; missing where a side is missing or <paramref name="b"/> is zero.</summary>
    public static decimal? Div(decimal? a, decimal? b) => b is null or 0 ? null : a / b;

    /// <summary><c>date + 3 days</c>; an elapsed span counts whole days of 24 hours.</summary>
    public static LocalDate? Plus(LocalDate? date, Span? span) => date is { } d && span is { } s ? Calendar.Add(d, s, 1) : null;

    /// <summary><c>date - 3 days</c></summary>
    public static LocalDate? Minus(LocalDate? date, Span? span) => date is { } d && span is { } s ? Calendar.Add(d, s, -1) : null;

    /// <summary><c>datetime + 3 days</c>: a calendar span keeps the wall-clock time in the zone (R12).</summary>
    public static Instant? Plus(Instant? instant, Span? span, DateTimeZone zone) => instant is { } i && span is { } s ? Calendar.Add(i, s, zone) : null;

    /// <summary><c>datetime - 3 days</c></summary>
    public static Instant? Minus(Instant? instant, Span? span, DateTimeZone zone) => instant is { } i && span is { } s ? Calendar.Subtract(i, s, zone) : null;
}

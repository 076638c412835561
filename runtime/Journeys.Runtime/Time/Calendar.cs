using Journeys.Runtime.Values;
using NodaTime;

namespace Journeys.Runtime.Time;

/// <summary>Adding spans (R12): elapsed time is exact, a calendar period keeps the wall-clock time in a zone and clamps at month ends.</summary>
internal static class Calendar
{
    /// <summary>An instant and a span later.</summary>
    public static Instant Add(Instant from, Span span, DateTimeZone zone) =>
        span.IsElapsed ? from + span.Elapsed : Zones.Resolve(Add(Zones.Local(from, zone), span, 1), zone);

    /// <summary>An instant and a span earlier.</summary>
    public static Instant Subtract(Instant from, Span span, DateTimeZone zone) =>
        span.IsElapsed ? from - span.Elapsed : Zones.Resolve(Add(Zones.Local(from, zone), span, -1), zone);

    /// <summary>A local time and a calendar span later (sign 1) or earlier (sign -1).</summary>
    public static LocalDateTime Add(LocalDateTime from, Span span, int sign) =>
        span.IsElapsed ? from.PlusTicks(sign * span.Elapsed.BclCompatibleTicks) : Add(from.Date, span, sign) + from.TimeOfDay;

    /// <summary>A date and a span later or earlier; of an elapsed span only whole days count.</summary>
    public static LocalDate Add(LocalDate from, Span span, int sign)
    {
        var amount = checked((int)span.Amount) * sign;
        return span.Unit switch
        {
            SpanUnit.Day => from.PlusDays(amount),
            SpanUnit.Week => from.PlusWeeks(amount),
            SpanUnit.Weekday => AddWeekdays(from, amount),
            SpanUnit.Month => from.PlusMonths(amount),
            SpanUnit.Quarter => from.PlusMonths(amount * 3),
            SpanUnit.Year => from.PlusYears(amount),
            _ => from.PlusDays(sign * (int)span.Elapsed.TotalDays),
        };
    }

    /// <summary>So many Mondays to Fridays on; from a weekend the first weekday counts as one.</summary>
    private static LocalDate AddWeekdays(LocalDate from, int amount)
    {
        var step = Math.Sign(amount);
        var left = Math.Abs(amount);
        var date = from.PlusWeeks(step * Math.Max(0, left / 5 - 1));
        left -= 5 * Math.Max(0, left / 5 - 1);
        while (left > 0)
        {
            date = date.PlusDays(step);
            if (date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)) left--;
        }
        return date;
    }
}

using Journeys.Runtime.People;
using Journeys.Runtime.Time;
using Journeys.Runtime.Values;
using NodaTime;

namespace Journeys.Runtime.History;

/// <summary>A window at an instant (R11): which marks lie in it, and when that changes.</summary>
/// <param name="zone">The project's: windows are reckoned in it.</param>
internal readonly struct WindowBounds(Window window, Instant now, DateTimeZone zone, Mark? after)
{
    /// <summary>Not in the window yet: it enters later.</summary>
    public bool IsAfter(Mark mark, out Instant enters)
    {
        enters = window is Window.Ago ago ? Calendar.Add(mark.At, ago.To, zone) : Instant.MinValue;
        return enters > now;
    }

    /// <summary>No longer in the window, or never. Otherwise says when it leaves, null for never by itself.</summary>
    public bool IsBefore(Mark mark, out Instant? leaves)
    {
        leaves = null;
        switch (window)
        {
            case Window.InLast last:
                leaves = Calendar.Add(mark.At, last.Length, zone);
                return leaves <= now;
            case Window.Ago ago:
                leaves = Calendar.Add(mark.At, ago.From, zone);
                return leaves <= now;
            default:
                return after is { } bound && !(mark > bound);
        }
    }
}

/// <summary>Turns windows into bounds.</summary>
internal static class Windows
{
    /// <summary>A mark before everything processed at that instant.</summary>
    private static Mark From(Instant instant) => new(instant, long.MinValue);
    private static readonly Mark Never = new(Instant.MaxValue, long.MaxValue);

    public static WindowBounds Of(Window window, Instant now, DateTimeZone zone, Run? run) => new(window, now, zone, window switch
    {
        Window.This unit => From(StartOf(unit.Unit, now, zone)),
        Window.SinceDate date => From(Zones.Resolve(date.Date, zone)),
        Window.SinceStart => run?.Start ?? Never,
        Window.SincePlace place => run?.Memory(place.Place)?.Arrived ?? Never,
        _ => null,
    });

    /// <summary>The first instant of the present day, week (from Monday), month, quarter or year.</summary>
    public static Instant StartOf(SpanUnit unit, Instant now, DateTimeZone zone) => zone.AtStartOfDay(FirstDay(unit, Zones.Local(now, zone).Date)).ToInstant();

    /// <summary>The first instant of the next one.</summary>
    public static Instant EndOf(SpanUnit unit, Instant now, DateTimeZone zone) =>
        zone.AtStartOfDay(Calendar.Add(FirstDay(unit, Zones.Local(now, zone).Date), new Span(1, unit), 1)).ToInstant();

    private static LocalDate FirstDay(SpanUnit unit, LocalDate today) => unit switch
    {
        SpanUnit.Day => today,
        SpanUnit.Week => today.PlusDays(1 - (int)today.DayOfWeek),
        SpanUnit.Month => new LocalDate(today.Year, today.Month, 1),
        SpanUnit.Quarter => new LocalDate(today.Year, (today.Month - 1) / 3 * 3 + 1, 1),
        SpanUnit.Year => new LocalDate(today.Year, 1, 1),
        _ => throw new InvalidOperationException($"There is no window \"this {unit}\"."),
    };
}

using System.Collections.Immutable;
using Journeys.Runtime.Steps;
using NodaTime;

namespace Journeys.Runtime.Time;

/// <summary>Which local dates count, by days of the week and calendars.</summary>
internal readonly struct Days(DayRule? rule, IReadOnlyDictionary<string, ImmutableHashSet<LocalDate>> calendars)
{
    public bool Allow(LocalDate date)
    {
        if (rule is null) return true;
        foreach (var name in rule.Except) if (calendars.TryGetValue(name, out var dates) && dates.Contains(date)) return false;
        if (rule.Days.IsEmpty && rule.Calendars.IsEmpty) return true;
        foreach (var day in rule.Days) if (day == date.DayOfWeek) return true;
        foreach (var name in rule.Calendars) if (calendars.TryGetValue(name, out var dates) && dates.Contains(date)) return true;
        return false;
    }
}

/// <summary>The next local time of day, on allowed days.</summary>
internal static class ClockTimes
{
    /// <summary>Longer than any rule that ever holds can leave out: four years of days.</summary>
    private const int Horizon = 4 * 366;

    /// <summary>The first such instant not before <paramref name="from"/>; null where no day is allowed.</summary>
    public static Instant? Next(Instant from, LocalTime time, Days days, DateTimeZone zone)
    {
        var date = Zones.Local(from, zone).Date.PlusDays(-1);
        for (var i = 0; i < Horizon; i++, date = date.PlusDays(1))
        {
            if (!days.Allow(date)) continue;
            var at = Zones.Resolve(date + time, zone);
            if (at >= from) return at;
        }
        return null;
    }

    /// <summary>
    /// <paramref name="from"/> itself inside a window, else the beginning of the next. A window whose end is not after its beginning spans midnight
    /// and belongs to the day it begins on.
    /// </summary>
    public static Instant? NextInWindow(Instant from, LocalTime begin, LocalTime end, Days days, DateTimeZone zone)
    {
        var date = Zones.Local(from, zone).Date.PlusDays(-1);
        for (var i = 0; i < Horizon; i++, date = date.PlusDays(1))
        {
            if (!days.Allow(date)) continue;
            var opens = Zones.Resolve(date + begin, zone);
            if (opens >= from) return opens;
            var closes = Zones.Resolve((end > begin ? date : date.PlusDays(1)) + end, zone);
            if (from < closes) return from;
        }
        return null;
    }
}

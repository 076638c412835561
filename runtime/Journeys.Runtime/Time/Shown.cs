using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Journeys.Runtime.Time;

/// <summary>Points in time as timelines show them.</summary>
internal static class Shown
{
    /// <summary><c>2026-03-28 08:00</c> in a zone.</summary>
    public static string Minute(Instant instant, DateTimeZone zone) =>
        Zones.Local(instant, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>RFC 3339 in UTC.</summary>
    public static string Exact(Instant instant) => InstantPattern.ExtendedIso.Format(instant);
}

using NodaTime;
using NodaTime.TimeZones;

namespace Journeys.Runtime.Time;

/// <summary>Time zones by IANA name.</summary>
internal static class Zones
{
    /// <summary>A zone that must exist: the compiler has checked the project's.</summary>
    public static DateTimeZone Require(string id) => Find(id) ?? throw new InvalidOperationException($"Unknown time zone \"{id}\".");

    /// <summary>A zone by name, or null.</summary>
    public static DateTimeZone? Find(string? id) => string.IsNullOrEmpty(id) ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(id);

    /// <summary>
    /// A local time as an instant (R12): one in a gap moves forward by the gap, one in an overlap is the earlier instant,
    /// as RFC 5545 §3.3.5 and Temporal's "compatible" have it.
    /// </summary>
    public static Instant Resolve(LocalDateTime local, DateTimeZone zone) => zone.ResolveLocal(local, Resolvers.LenientResolver).ToInstant();

    /// <summary>The local time in a zone.</summary>
    public static LocalDateTime Local(Instant instant, DateTimeZone zone) => instant.InZone(zone).LocalDateTime;
}

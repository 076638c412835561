using NodaTime;

namespace Journeys.Storage;

/// <summary>Instants as stored: whole microseconds since the Unix epoch.</summary>
internal static class Micros
{
    private const long TicksPerMicrosecond = 10;

    /// <summary>The microsecond an instant lies in: for what has happened, and for "now".</summary>
    public static long Floor(Instant instant) => Math.DivRem(instant.ToUnixTimeTicks(), TicksPerMicrosecond) is var (quotient, remainder) && remainder < 0 ? quotient - 1 : quotient;

    /// <summary>
    /// The first microsecond not before an instant: for what falls due. Rounding down would wake a person a moment
    /// before there is anything to decide, again and again until the clock has passed the fraction.
    /// </summary>
    public static long Ceiling(Instant instant)
    {
        var floor = Floor(instant);
        return Instant(floor) < instant ? floor + 1 : floor;
    }

    /// <summary>The instant of a stored number.</summary>
    public static Instant Instant(long micros) => NodaTime.Instant.FromUnixTimeTicks(micros * TicksPerMicrosecond);
}

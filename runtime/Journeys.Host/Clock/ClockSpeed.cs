using System.Globalization;
using NodaTime;

namespace Journeys.Host.Clock;

/// <summary>How fast the virtual clock runs: so much virtual time for each second of real time.</summary>
/// <param name="PerSecond">Virtual time that passes in one real second; more than zero.</param>
public readonly record struct ClockSpeed(Duration PerSecond)
{
    /// <summary>Virtual time is real time.</summary>
    public static ClockSpeed Real { get; } = new(Duration.FromSeconds(1));

    /// <summary>How many virtual ticks one real tick is worth.</summary>
    public double Factor => PerSecond.TotalSeconds;

    /// <summary>
    /// Reads <c>1d/s</c>, <c>12h/s</c>, <c>30m/s</c>, <c>10s/s</c> or <c>2w/s</c>: a whole number, a unit and <c>/s</c>.
    /// </summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="speed">The speed; real time where the text is wrong.</param>
    /// <returns>Whether the text is such a speed, from one second to one hundred days per second.</returns>
    public static bool TryParse(string text, out ClockSpeed speed)
    {
        speed = Real;
        var trimmed = text.Trim();
        if (!trimmed.EndsWith("/s", StringComparison.Ordinal) || trimmed.Length < 4) return false;
        if (!int.TryParse(trimmed[..^3], NumberStyles.None, CultureInfo.InvariantCulture, out var amount) || amount < 1) return false;
        Duration? unit = trimmed[^3] switch
        {
            's' => Duration.FromSeconds(1),
            'm' => Duration.FromMinutes(1),
            'h' => Duration.FromHours(1),
            'd' => Duration.FromDays(1),
            'w' => Duration.FromDays(7),
            _ => null,
        };
        if (unit is not { } length) return false;
        var perSecond = length * (double)amount;
        if (perSecond > Duration.FromDays(100)) return false;
        speed = new ClockSpeed(perSecond);
        return true;
    }

    /// <summary>The speed in the largest unit that divides it, as <see cref="TryParse"/> reads it.</summary>
    public override string ToString()
    {
        var seconds = (long)PerSecond.TotalSeconds;
        return seconds % 86_400 == 0 ? $"{seconds / 86_400}d/s"
            : seconds % 3_600 == 0 ? $"{seconds / 3_600}h/s"
            : seconds % 60 == 0 ? $"{seconds / 60}m/s"
            : $"{seconds}s/s";
    }
}

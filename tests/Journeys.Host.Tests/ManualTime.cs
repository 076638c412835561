using NodaTime;

namespace Journeys.Host.Tests;

/// <summary>Real time that stands still until a test moves it.</summary>
internal sealed class ManualTime(Instant start) : TimeProvider
{
    private long elapsed;

    /// <summary>How far the wall is from where it would be: an operator who corrects it.</summary>
    public Duration WallOffset { get; set; }

    public void Advance(TimeSpan by) => elapsed += by.Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => elapsed;

    public override DateTimeOffset GetUtcNow() => (start + Duration.FromTicks(elapsed) + WallOffset).ToDateTimeOffset();
}

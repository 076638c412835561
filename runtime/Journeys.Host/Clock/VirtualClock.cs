using NodaTime;

namespace Journeys.Host.Clock;

/// <summary>
/// The project's clock. Without a speed it is real time; with one it runs so many times faster from where it last stood.
/// It never goes back, not even over a crash: it never shows an instant beyond its <see cref="Limit"/>, and a limit is only
/// raised once it is durable, so that a restart from the durable limit lies after everything the clock has ever shown.
/// </summary>
public sealed class VirtualClock : TimeProvider
{
    // Tasks and timers count in milliseconds; anything above this is cut into pieces by whoever waits.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(20);

    private readonly Lock gate = new();
    private readonly TimeProvider real;
    private readonly Instant origin;
    private readonly long realOrigin;
    private Instant last;
    private long lastRead;
    private Instant limit;

    /// <summary>A clock that starts at <paramref name="origin"/> now.</summary>
    /// <param name="real">Real time.</param>
    /// <param name="origin">The instant it shows first.</param>
    /// <param name="speed">How fast it runs from there.</param>
    /// <param name="limit">The first limit; <see cref="Instant.MaxValue"/> for none.</param>
    public VirtualClock(TimeProvider real, Instant origin, ClockSpeed speed, Instant limit)
    {
        this.real = real;
        this.limit = limit;
        Speed = speed;
        this.origin = origin;
        realOrigin = lastRead = real.GetTimestamp();
        last = origin;
    }

    /// <summary>How fast it runs.</summary>
    public ClockSpeed Speed { get; }

    /// <summary>The instant it does not pass until <see cref="Raise"/> allows it to.</summary>
    public Instant Limit { get { lock (gate) return limit; } }

    /// <summary>The present instant, in whole microseconds as the store keeps them.</summary>
    public Instant Now
    {
        get
        {
            lock (gate)
            {
                var read = real.GetTimestamp();
                // At real speed the wall leads (a laptop that slept, a corrected clock) but never backwards: then the monotonic count goes on.
                var ahead = Speed == ClockSpeed.Real
                    ? Instant.Max(origin + Duration.FromTimeSpan(real.GetElapsedTime(realOrigin, read)), Instant.FromDateTimeOffset(real.GetUtcNow()))
                    : last + Duration.FromTicks(real.GetElapsedTime(lastRead, read).Ticks * Speed.Factor);
                // Time spent at the limit is not made up for: the clock stands there.
                var stands = ahead > limit;
                if (stands) ahead = limit;
                var whole = Whole(ahead);
                if (whole <= last && !stands) return last;
                lastRead = read;
                if (whole > last) last = whole;
                return last;
            }
        }
    }

    /// <summary>Allows the clock to go on to an instant that has been made durable.</summary>
    public void Raise(Instant durable)
    {
        lock (gate)
            if (durable > limit) limit = durable;
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override long GetTimestamp() => Now.ToUnixTimeTicks();

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Timers are set in virtual time and fire after the real time that takes.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ScaledTimer(this, real.CreateTimer(callback, state, ToReal(dueTime), ToReal(period)));

    /// <summary>The real time that a length of virtual time takes; a millisecond at least, twenty days at most.</summary>
    public TimeSpan ToReal(TimeSpan virtualTime)
    {
        if (virtualTime == Timeout.InfiniteTimeSpan || virtualTime == TimeSpan.Zero) return virtualTime;
        var ticks = virtualTime.Ticks / Speed.Factor;
        if (ticks > LongestTimer.Ticks) return LongestTimer;
        return TimeSpan.FromTicks(Math.Max((long)Math.Ceiling(ticks), TimeSpan.TicksPerMillisecond));
    }

    private static Instant Whole(Instant instant)
    {
        var ticks = instant.ToUnixTimeTicks();
        return Instant.FromUnixTimeTicks(ticks - ticks % 10);
    }

    private sealed class ScaledTimer(VirtualClock clock, ITimer inner) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(clock.ToReal(dueTime), clock.ToReal(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}

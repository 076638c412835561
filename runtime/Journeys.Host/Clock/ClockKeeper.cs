using System.Globalization;
using Journeys.Storage;
using NodaTime;

namespace Journeys.Host.Clock;

/// <summary>
/// Keeps how far the virtual clock may go in the store, a little ahead of the clock, so that after a crash it goes on from
/// an instant that lies after everything it ever showed. A clean stop keeps the exact instant.
/// </summary>
internal sealed class ClockKeeper(IStore store, VirtualClock clock, WorkGauge gauge, TimeProvider real)
{
    /// <summary>The store's setting that holds the instant, in microseconds since the Unix epoch.</summary>
    public const string Setting = "clock.limit";

    // A restart after a crash may jump ahead by this much real time at most; twice the interval at which it is renewed.
    private static readonly TimeSpan Lead = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Opens the project's clock: from where it last stood in this store, else from <paramref name="fresh"/>.</summary>
    /// <param name="store">The store.</param>
    /// <param name="real">Real time.</param>
    /// <param name="speed">How fast it is to run.</param>
    /// <param name="fresh">Where the clock of a store without a clock begins when it is accelerated; null for the present.</param>
    /// <param name="cancellation">Stops waiting for the store.</param>
    public static async Task<VirtualClock> OpenAsync(IStore store, TimeProvider real, ClockSpeed speed, Instant? fresh, CancellationToken cancellation)
    {
        var text = await store.GetSettingAsync(Setting, cancellation);
        Instant? durable = text is null ? null : FromMicroseconds(long.Parse(text, CultureInfo.InvariantCulture));
        var present = Instant.FromDateTimeOffset(real.GetUtcNow());
        var accelerated = speed != ClockSpeed.Real;
        var origin = durable is { } last
            ? accelerated ? last : Instant.Max(last, present)
            : accelerated ? fresh ?? present : present;
        return new VirtualClock(real, origin, speed, accelerated ? origin : Instant.MaxValue);
    }

    /// <summary>Keeps the clock going until it is cancelled; while the store does not answer, an accelerated clock stands still.</summary>
    public async Task RunAsync(Action<Exception> onTrouble, Action onRecovery, CancellationToken cancellation)
    {
        var troubled = false;
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                if (clock.Speed == ClockSpeed.Real) await KeepAsync(clock.Now, cancellation);
                else if (!gauge.IsBusy) await KeepAsync(clock.Now + clock.Speed.PerSecond * Lead.TotalSeconds, cancellation);
                if (troubled) onRecovery();
                troubled = false;
                await Task.Delay(clock.Speed == ClockSpeed.Real ? TimeSpan.FromSeconds(10) : Interval, real, cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception trouble)
            {
                troubled = true;
                onTrouble(trouble);
                await Task.Delay(TimeSpan.FromSeconds(1), real, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Keeps the exact instant; to be called when nothing reads the clock any more.</summary>
    public Task StopAsync() => store.SetSettingAsync(Setting, Text(clock.Now), CancellationToken.None);

    private async Task KeepAsync(Instant instant, CancellationToken cancellation)
    {
        await store.SetSettingAsync(Setting, Text(instant), cancellation);
        clock.Raise(instant);
    }

    private static string Text(Instant instant) => (instant.ToUnixTimeTicks() / 10).ToString(CultureInfo.InvariantCulture);

    private static Instant FromMicroseconds(long value) => Instant.FromUnixTimeTicks(value * 10);
}

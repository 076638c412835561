using Journeys.Host.Clock;
using Journeys.Storage;
using NodaTime;

namespace Journeys.Host.Tests;

public sealed class ClockTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 1, 12, 0);
    private static readonly ClockSpeed DayPerSecond = new(Duration.FromDays(1));

    [Theory]
    [InlineData("1d/s", 86_400)]
    [InlineData("12h/s", 43_200)]
    [InlineData("30m/s", 1_800)]
    [InlineData("10s/s", 10)]
    [InlineData("2w/s", 1_209_600)]
    public void A_speed_is_read_and_written_back(string text, int seconds)
    {
        Assert.True(ClockSpeed.TryParse(text, out var speed));
        Assert.Equal(Duration.FromSeconds(seconds), speed.PerSecond);
        Assert.True(ClockSpeed.TryParse(speed.ToString(), out var again));
        Assert.Equal(speed, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1d")]
    [InlineData("d/s")]
    [InlineData("0d/s")]
    [InlineData("-1d/s")]
    [InlineData("1y/s")]
    [InlineData("101d/s")]
    [InlineData("1.5d/s")]
    public void What_is_no_speed_is_refused(string text) => Assert.False(ClockSpeed.TryParse(text, out _));

    [Fact]
    public void An_accelerated_clock_runs_so_many_times_faster_and_stops_at_its_limit()
    {
        var real = new ManualTime(Instant.FromUtc(2030, 1, 1, 0, 0));
        var clock = new VirtualClock(real, Start, DayPerSecond, Start + Duration.FromDays(2));
        Assert.Equal(Start, clock.Now);
        real.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Start + Duration.FromDays(1), clock.Now);
        real.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(Start + Duration.FromDays(2), clock.Now);
        clock.Raise(Start + Duration.FromDays(10));
        Assert.Equal(Start + Duration.FromDays(2), clock.Now);
        real.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(Start + Duration.FromDays(4), clock.Now);
        Assert.Equal(TimeSpan.FromSeconds(0.5), clock.ToReal(TimeSpan.FromHours(12)));
    }

    [Fact]
    public void At_real_speed_the_wall_leads_forwards_and_never_backwards()
    {
        var real = new ManualTime(Start);
        var clock = new VirtualClock(real, Start, ClockSpeed.Real, Instant.MaxValue);
        real.WallOffset = Duration.FromHours(1);
        Assert.Equal(Start + Duration.FromHours(1), clock.Now);
        real.WallOffset = Duration.FromHours(-1);
        Assert.Equal(Start + Duration.FromHours(1), clock.Now);
        real.Advance(TimeSpan.FromHours(3));
        Assert.Equal(Start + Duration.FromHours(3), clock.Now);
    }

    [Fact]
    public async Task After_a_crash_the_clock_goes_on_after_everything_it_showed()
    {
        using var folder = new TestFolder();
        var cancellation = TestContext.Current.CancellationToken;
        Instant shown;
        await using (var store = await OpenAsync(folder))
        {
            var clock = await ClockKeeper.OpenAsync(store, TimeProvider.System, DayPerSecond, Start, cancellation);
            using var stop = new CancellationTokenSource();
            var keeping = new ClockKeeper(store, clock, new WorkGauge(), TimeProvider.System).RunAsync(_ => { }, () => { }, stop.Token);
            var began = TimeProvider.System.GetTimestamp();
            do
            {
                shown = clock.Now;
                await Task.Delay(5, cancellation);
            }
            while (shown < Start + Duration.FromHours(12) && TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(30));
            shown = clock.Now;
            Assert.True(shown >= Start + Duration.FromHours(12), $"The clock stood still at {shown}.");
            await stop.CancelAsync();
            await keeping;
            // No StopAsync: the process is gone.
        }
        await using (var store = await OpenAsync(folder))
        {
            var clock = await ClockKeeper.OpenAsync(store, TimeProvider.System, DayPerSecond, Start, cancellation);
            Assert.True(clock.Now >= shown, $"It showed {shown} and goes on from {clock.Now}.");
            Assert.True(clock.Now - shown < Duration.FromDays(1), $"It showed {shown} and leapt to {clock.Now}.");
        }
    }

    [Fact]
    public async Task A_clean_stop_keeps_the_instant_and_real_speed_goes_on_from_it()
    {
        using var folder = new TestFolder();
        var cancellation = TestContext.Current.CancellationToken;
        var real = new ManualTime(Instant.FromUtc(2026, 1, 1, 0, 0));
        await using var store = await OpenAsync(folder);
        var clock = await ClockKeeper.OpenAsync(store, real, DayPerSecond, Start, cancellation);
        var keeper = new ClockKeeper(store, clock, new WorkGauge(), real);
        clock.Raise(Instant.MaxValue);
        real.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(Start + Duration.FromDays(2), clock.Now);
        await keeper.StopAsync();

        var again = await ClockKeeper.OpenAsync(store, real, DayPerSecond, fresh: null, cancellation);
        Assert.Equal(Start + Duration.FromDays(2), again.Now);
        // The demonstration is two months ahead of the wall: without a speed its time goes on from there, at the pace of the wall.
        var slow = await ClockKeeper.OpenAsync(store, real, ClockSpeed.Real, fresh: null, cancellation);
        real.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(Start + Duration.FromDays(2) + Duration.FromMinutes(5), slow.Now);
    }

    [Fact]
    public async Task An_accelerated_clock_does_not_run_ahead_of_the_work()
    {
        using var folder = new TestFolder();
        var cancellation = TestContext.Current.CancellationToken;
        await using var store = await OpenAsync(folder);
        var clock = await ClockKeeper.OpenAsync(store, TimeProvider.System, DayPerSecond, Start, cancellation);
        var gauge = new WorkGauge();
        using var stop = new CancellationTokenSource();
        gauge.Begin();
        var keeping = new ClockKeeper(store, clock, gauge, TimeProvider.System).RunAsync(_ => { }, () => { }, stop.Token);
        await Task.Delay(500, cancellation);
        Assert.Equal(Start, clock.Now);
        gauge.End();
        var began = TimeProvider.System.GetTimestamp();
        while (clock.Now == Start && TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(30)) await Task.Delay(5, cancellation);
        Assert.NotEqual(Start, clock.Now);
        await stop.CancelAsync();
        await keeping;
    }

    private static async Task<IStore> OpenAsync(TestFolder folder)
    {
        var store = StoreFactory.Open(new StoreOptions { Connection = "sqlite:" + folder.Of("clock.db") });
        await store.InitialiseAsync(TestContext.Current.CancellationToken);
        return store;
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Journeys.Host.Clock;
using Journeys.Host.Workers;
using Journeys.Storage;
using NodaTime;

namespace Journeys.Host.Ingest;

/// <summary>
/// Plays a script of events, one JSON object per line in the order of their <c>at</c>: each comes in when the project's clock
/// reaches it. How far it got is kept, and every line has a message id, so that a restart neither repeats nor leaves out a line.
/// </summary>
internal sealed class EventPlayer(string path, IngestService ingest, IStore store, StoreRetry retry, VirtualClock clock, WorkGauge gauge, TimeProvider real)
{
    private const int Most = 500;
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(30);

    private readonly string setting = "player." + Path.GetFileName(path);
    private long played;

    /// <summary>How many lines have come in so far, earlier starts included.</summary>
    public long Played => Interlocked.Read(ref played);

    /// <summary>Finds out how far earlier starts got.</summary>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        var kept = await retry.DoAsync("reading how far the events were played", async token => await store.GetSettingAsync(setting, token), cancellation);
        Interlocked.Exchange(ref played, kept is null ? 0 : long.Parse(kept, CultureInfo.InvariantCulture));
    }

    /// <summary>Completes when every line has come in. <see cref="OpenAsync"/> comes before.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            await PlayAsync(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // It goes on from here at the next start.
        }
    }

    /// <summary>The instant of the first event of a script; null where there is none.</summary>
    public static Instant? FirstAt(string path)
    {
        foreach (var line in File.ReadLines(path))
            if (AtOf(line) is { } at) return at;
        return null;
    }

    private async Task PlayAsync(CancellationToken stopping)
    {
        var batch = new List<EventLine>(Most);
        long number = 0;
        await foreach (var line in File.ReadLinesAsync(path, stopping))
        {
            number++;
            if (number <= played || string.IsNullOrWhiteSpace(line)) continue;
            var at = AtOf(line);
            if (batch.Count == Most || batch.Count > 0 && at > clock.Now) await FlushAsync(batch, number - 1, stopping);
            while (at > clock.Now) await SleepUntilAsync(at.Value, stopping);
            batch.Add(new EventLine($"{Path.GetFileName(path)}, line {number}", line, IdOf(number, line)));
        }
        await FlushAsync(batch, number, stopping);
    }

    private async Task FlushAsync(List<EventLine> batch, long upTo, CancellationToken stopping)
    {
        gauge.Begin();
        try
        {
            if (batch.Count > 0) await retry.DoAsync("taking in events", async token => await ingest.EventsAsync(batch, token), stopping);
            batch.Clear();
            await retry.DoAsync("keeping how far the events were played", token => store.SetSettingAsync(setting, upTo.ToString(CultureInfo.InvariantCulture), token), stopping);
            Interlocked.Exchange(ref played, upTo);
        }
        finally
        {
            gauge.End();
        }
    }

    private async Task SleepUntilAsync(Instant at, CancellationToken stopping)
    {
        var left = clock.ToReal((at - clock.Now).ToTimeSpan());
        await Task.Delay(left < LongestSleep ? left : LongestSleep, real, stopping);
    }

    private static Instant? AtOf(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return EventMessage.Read(json.RootElement, out _)?.At;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string IdOf(long number, string line) =>
        $"script:{number}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)))[..16]}";
}

/// <summary>One event as a line of JSON.</summary>
/// <param name="Origin">Where it comes from, for the list of what was rejected.</param>
/// <param name="Json">The line.</param>
/// <param name="FallbackId">The message id where the line names none; null for none.</param>
internal sealed record EventLine(string Origin, string Json, string? FallbackId);

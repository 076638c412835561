using System.Collections.Concurrent;
using System.Text.Json;
using Journeys.Channels.Email;
using Journeys.Channels.Recording;
using Journeys.Channels.Tests.Support;
using Journeys.Runtime.Inputs;

namespace Journeys.Channels.Tests.Recording;

public sealed class RecordingChannelTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("recorded-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static RecordedMessage Sms(int i, string channel = "sms") =>
        new($"key-{i}", channel, "+49 30 123", "Nudge", null, "Grüße\n\"Ada\" </script>", "https://shop.example/x");

    [Fact]
    public async Task What_would_have_been_sent_is_a_line_and_the_report_is_honest()
    {
        using var channel = new RecordingChannel(Path.Combine(folder, "new"), new FixedTime(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)));
        var results = new List<DeliveryResult>();
        await channel.SendAsync([Sms(1), Sms(2, "push")], r => { results.Add(r); return ValueTask.CompletedTask; }, Ct);

        Assert.Equal(["key-1", "key-2"], results.Select(r => r.SendKey));
        Assert.All(results, r => Assert.Equal((DeliveryOutcome.Refused, false), (r.Outcome, r.IsAddressRefused)));
        Assert.Contains("no provider for sms", results[0].Detail, StringComparison.Ordinal);
        var line = JsonDocument.Parse(Assert.Single(await File.ReadAllLinesAsync(Path.Combine(folder, "new", "sms.jsonl"), Ct))).RootElement;
        Assert.Equal("2026-03-01T12:00:00+00:00", line.GetProperty("at").GetString());
        Assert.Equal("Grüße\n\"Ada\" </script>", line.GetProperty("message").GetProperty("text").GetString());
        Assert.True(File.Exists(Path.Combine(folder, "new", "push.jsonl")));
    }

    [Fact]
    public async Task Batches_at_once_write_whole_lines()
    {
        using var channel = new RecordingChannel(folder);
        var keys = new ConcurrentQueue<string>();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(b => channel.SendAsync(
            [.. Enumerable.Range(b * 50, 50).Select(i => Sms(i))], r => { keys.Enqueue(r.SendKey); return ValueTask.CompletedTask; }, Ct)));
        var lines = await File.ReadAllLinesAsync(Path.Combine(folder, "sms.jsonl"), Ct);
        Assert.Equal(
            Enumerable.Range(0, 1000).Select(i => $"key-{i}").Order(),
            lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("message").GetProperty("sendKey").GetString()).Order());
        Assert.Equal(1000, keys.Distinct().Count());
    }

    [Fact]
    public async Task A_name_that_is_a_path_is_refused()
    {
        using var channel = new RecordingChannel(folder);
        DeliveryResult? result = null;
        await channel.SendAsync([Sms(1, "../sms")], r => { result = r; return ValueTask.CompletedTask; }, Ct);
        Assert.Equal(DeliveryOutcome.Refused, result?.Outcome);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_defers()
    {
        var blocked = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(blocked, "in the way", Ct);
        using var channel = new RecordingChannel(blocked);
        DeliveryResult? result = null;
        await channel.SendAsync([Sms(1)], r => { result = r; return ValueTask.CompletedTask; }, Ct);
        Assert.Equal(DeliveryOutcome.Deferred, result?.Outcome);
    }
}

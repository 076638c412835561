using Journeys.Host.Programs;
using Journeys.Host.Workers;
using Journeys.Runtime.Deciding;
using Journeys.Storage;
using NodaTime;

namespace Journeys.Host.Tests;

public sealed class HostTests
{
    [Fact]
    public async Task A_stopped_host_goes_on_where_it_was_with_no_mail_twice_and_none_lost()
    {
        await using var shop = new Shop();
        await shop.StartAsync(shop.Options("6h/s"));
        await shop.ImportAsync(Shop.Contact("ada@shop.example", "Ada"));
        await shop.EventAsync("SignedUp", "ada@shop.example");
        await shop.UntilMailsAsync("Welcome, Ada");
        var stopped = shop.Host.Clock.Now;
        await shop.StopAsync();
        await shop.StartAsync(shop.Options("6h/s"));
        Assert.True(shop.Host.Clock.Now >= stopped);
        Assert.Equal(0, shop.Host.InDoubtAtStart);
        await Shop.UntilAsync(() => Task.FromResult(shop.Subjects().Count >= 2), shop.Story);
        await shop.StopAsync();
        await shop.StartAsync(shop.Options("6h/s"));
        await shop.UntilMailsAsync("Welcome, Ada", "Tips for Ada", "Goodbye, Ada");
        var times = shop.Mailbox.Store.List(0, 10).Mails.Reverse().Select(mail => mail.Date ?? default).ToList();
        Assert.True(times[1] - times[0] >= Duration.FromHours(24), $"{times[1]} comes too soon after {times[0]}.");
        Assert.True(times[2] - times[1] >= Duration.FromHours(12), $"{times[2]} comes too soon after {times[1]}.");
        Assert.Equal(3, shop.Mailbox.Received);
    }

    [Fact]
    public async Task R16_a_mail_decided_in_quiet_hours_leaves_at_eight_by_the_virtual_clock()
    {
        await using var shop = new Shop();
        // 23:00 in Berlin, two days before the clocks go forward.
        await shop.StartAsync(shop.Options("3h/s", start: Instant.FromUtc(2026, 3, 27, 22, 0)));
        await shop.ImportAsync(Shop.Contact("ada@shop.example", "Ada"));
        await shop.EventAsync("Asked", "ada@shop.example");
        await shop.UntilMailsAsync("Still awake, Ada");
        var sent = shop.Decisions.Last(decision => decision.Entry.Kind == TimelineKind.Queued).Entry.At;
        Assert.InRange(sent, Instant.FromUtc(2026, 3, 28, 7, 0), Instant.FromUtc(2026, 3, 28, 19, 0));
        Assert.Contains(shop.Decisions, decision => decision.Entry.Kind == TimelineKind.Held);
    }

    [Fact]
    public async Task A_second_host_on_the_database_takes_over_and_the_first_stops_visibly()
    {
        await using var shop = new Shop();
        var first = await shop.StartAsync(shop.Options());
        await shop.ImportAsync(Shop.Contact("ada@shop.example", "Ada"));
        await Shop.UntilAsync(() => Task.FromResult(shop.Decisions.Any(decision => decision.Who == "ada@shop.example")), shop.Story);
        var failure = first.WaitForFailureAsync(TestContext.Current.CancellationToken);
        await using (await JourneysHost.StartAsync(shop.Options() with { Owner = "second" }, TestContext.Current.CancellationToken))
        {
            await first.Ingest.EventsAsync("test", ["""{ "event": "OrderPlaced", "contact": "ada@shop.example", "properties": { "orderId": "1", "total": 1 } }"""], TestContext.Current.CancellationToken);
            await Assert.ThrowsAsync<ShardLostException>(() => failure);
            Assert.Contains(first.Health.Troubles, trouble => trouble.Text.Contains("taken over", StringComparison.Ordinal));
            await Shop.UntilAsync(() => Task.FromResult(shop.Subjects().Count == 1), shop.Story);
        }
    }

    [Fact]
    public async Task R29_a_new_version_keeps_the_old_one_while_people_are_under_way_in_it()
    {
        await using var shop = new Shop();
        await shop.StartAsync(shop.Options());
        await shop.ImportAsync(Shop.Contact("ada@shop.example", "Ada"));
        await shop.EventAsync("SignedUp", "ada@shop.example");
        await shop.UntilMailsAsync("Welcome, Ada");
        await shop.StopAsync();
        // The same journeys under another hash: nobody needs the older assembly, for the new one knows the version they are in.
        await shop.StartAsync(shop.Options() with { Program = new CompiledProgram("hash-2", await File.ReadAllBytesAsync(Shop.ProgramPath, TestContext.Current.CancellationToken), default) });
        Assert.Equal(0, shop.Host.OlderVersions);
        Assert.Equal(["hash-1", "hash-2"], (await shop.Host.Store.ProgramsAsync(TestContext.Current.CancellationToken)).Select(row => row.Hash));
    }

    [Fact]
    public void Timeline_entries_survive_as_they_are()
    {
        var entry = new TimelineEntry(Shop.Morning, TimelineKind.Skipped, "Series", "42-1", "hello", "skipped: no consent – ✉")
        {
            Details = [new TimelineDetail("reason", "consent")],
            Source = new Journeys.Runtime.Programs.SourceRef("shop.journey", 7),
        };
        var read = TimelineCodec.Read(new TimelineRow(1, default, Shop.Morning, TimelineCodec.Write(entry)));
        Assert.Equal(entry with { Details = [] }, read with { Details = [] });
        Assert.Equal(entry.Details, read.Details);
    }
}

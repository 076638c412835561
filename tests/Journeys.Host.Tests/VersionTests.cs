using System.Text.Json.Nodes;
using Journeys.Host.Ingest;
using Journeys.Host.Programs;
using Journeys.Runtime.Deciding;

namespace Journeys.Host.Tests;

/// <summary>Projects compiled from their text, edited and started again while people are under way.</summary>
public sealed class VersionTests
{
    private const string Ada = "ada@shop.example";
    private const string Bob = "bob@shop.example";

    [Fact]
    [Trait("Rule", "R29")]
    public async Task R29_people_under_way_finish_the_version_they_began_with()
    {
        await using var shop = new Shop();
        var first = CompiledSample.Of("versions/first");
        var second = CompiledSample.Of("versions/second");
        await StartAsync(shop, first, "10s/s");
        await shop.ImportAsync(Contact(Ada, "Ada"));
        await shop.EventAsync("SignedUp", Ada);
        await shop.UntilMailsAsync("Hello Ada, first");

        // The edited project has another shape of contact and event, another text, and no third mail at all.
        await StartAsync(shop, second, "2h/s");
        Assert.Equal(1, shop.Host.OlderVersions);
        Assert.Equal([first.Hash, second.Hash], (await shop.Host.Store.ProgramsAsync(TestContext.Current.CancellationToken)).Select(row => row.Hash));
        await shop.ImportAsync(Contact(Bob, "Bob"));
        await shop.EventAsync("SignedUp", Bob);
        // The mail is in the mailbox a moment before the run hears of it and comes to its race.
        await Shop.UntilAsync(() => Task.FromResult(shop.Decisions.Count(decision => decision.Who == Ada && decision.Entry.Kind == TimelineKind.Sent) == 2), shop.Story);
        await shop.EventAsync("OrderPlaced", Ada, """{ "coupon": "SPRING", "orderId": "o-1", "total": 25 }""");
        await UntilEndedAsync(shop, 4);

        Assert.Equal(["A letter", "Hello Ada, first", "Thanks for o-1 at €25.00, Ada, first", "Tips for Ada, first"], To(shop, Ada));
        Assert.Equal(["A letter", "Hello Bob, second", "Tips for Bob, second"], To(shop, Bob));
        // Nothing of the journey was edited but the mail it sends.
        Assert.Equal(["First letter to Ada.", "Second letter to Bob."], shop.Mailbox.Store.List(0, 100).Mails.Where(mail => mail.Subject == "A letter")
            .Select(mail => shop.Mailbox.Store.Get(mail.Id)?.Text?.Trim()).Order(StringComparer.Ordinal));
    }

    [Fact]
    [Trait("Rule", "R29")]
    public async Task R29_an_older_version_stays_over_restarts_until_nobody_is_under_way_in_it()
    {
        await using var shop = new Shop();
        var second = CompiledSample.Of("versions/second");
        await StartAsync(shop, CompiledSample.Of("versions/first"), "10s/s");
        await shop.ImportAsync(Contact(Ada, "Ada"));
        await shop.EventAsync("SignedUp", Ada);
        await shop.UntilMailsAsync("Hello Ada, first");
        await StartAsync(shop, second, "10s/s");
        await StartAsync(shop, second, "12h/s");
        Assert.Equal(1, shop.Host.OlderVersions);
        await UntilEndedAsync(shop, 2);
        Assert.Contains("A nudge for Ada, first", shop.Subjects());

        // Another edit, and nobody is left in the first version.
        await StartAsync(shop, CompiledSample.Edited("versions/second", "Tips for", "Hints for"), "10s/s");
        Assert.Equal(0, shop.Host.OlderVersions);
    }

    [Fact]
    [Trait("Rule", "R29")]
    public async Task R29_another_layout_and_a_comment_are_the_same_version()
    {
        await using var shop = new Shop();
        await StartAsync(shop, CompiledSample.Of("versions/first"), "10s/s");
        var edited = CompiledSample.Edited("versions/first", "  send Tips\n", "\n  // Two days in.\n  send     Tips\n");
        await StartAsync(shop, edited, "10s/s");
        Assert.Equal(edited.Hash, Assert.Single(await shop.Host.Store.ProgramsAsync(TestContext.Current.CancellationToken)).Hash);
    }

    private static async Task StartAsync(Shop shop, CompiledProgram program, string speed)
    {
        await shop.StopAsync();
        await shop.StartAsync(shop.Options(speed) with { Program = program });
    }

    private static ImportRow Contact(string email, string firstName) => new("contacts.json", new JsonObject { ["email"] = email, ["firstName"] = firstName });

    private static IEnumerable<string> To(Shop shop, string address) =>
        shop.Mailbox.Store.List(0, 100).Mails.Where(mail => mail.To == address).Select(mail => mail.Subject).Order(StringComparer.Ordinal);

    private static Task UntilEndedAsync(Shop shop, int runs) =>
        Shop.UntilAsync(() => Task.FromResult(shop.Decisions.Count(decision => decision.Entry.Kind == TimelineKind.Ended) >= runs), shop.Story);
}

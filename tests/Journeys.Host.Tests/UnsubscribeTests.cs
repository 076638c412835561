using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Journeys.Host.Ingest;
using Journeys.Runtime.Deciding;

namespace Journeys.Host.Tests;

/// <summary>One-click unsubscription (RFC 8058) from a mail that really arrived.</summary>
public sealed partial class UnsubscribeTests
{
    private const string Ada = "ada@shop.example";
    private const string Bob = "bob@shop.example";

    [Fact]
    [Trait("Rule", "R19")]
    public async Task R19_who_unsubscribes_by_the_header_gets_no_later_mail_of_the_topic_but_the_rest()
    {
        await using var shop = new Shop();
        var program = CompiledSample.Of("unsubscribe");
        await shop.StartAsync(shop.Options("10s/s") with { Program = program });
        await shop.ImportAsync(Contact(Ada, "Ada"), Contact(Bob, "Bob"));
        await shop.EventAsync("SignedUp", Ada);
        await shop.EventAsync("SignedUp", Bob);
        await Shop.UntilAsync(() => Task.FromResult(shop.Subjects().Count == 2), shop.Story);

        var hello = shop.Mail("Hello Ada");
        Assert.Equal("List-Unsubscribe=One-Click", hello.Headers.Single(field => field.Name == "List-Unsubscribe-Post").Value);
        var address = Address().Match(hello.Headers.Single(field => field.Name == "List-Unsubscribe").Value).Groups[1].Value;
        using var client = new HttpClient();
        using var body = new StringContent("List-Unsubscribe=One-Click", Encoding.ASCII, "application/x-www-form-urlencoded");
        using var answer = await client.PostAsync(new Uri(address), body, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        // What she has asked for must hold over a restart too.
        await shop.StopAsync();
        await shop.StartAsync(shop.Options("12h/s") with { Program = program });
        await shop.EventAsync("OrderPlaced", Ada, """{ "orderId": "o-1" }""");
        await Shop.UntilAsync(() => Task.FromResult(shop.Decisions.Count(decision => decision.Entry.Kind == TimelineKind.Ended) == 3), shop.Story);

        Assert.Equal(["Hello Ada", "News for Ada", "Order o-1, Ada"], To(shop, Ada));
        Assert.Equal(["Hello Bob", "News for Bob", "Tips for Bob"], To(shop, Bob));
        // Skipped with its reason, and the run went on by itself to the mail of the other topic.
        Assert.Contains(shop.Decisions, decision => decision.Who == Ada && decision.Entry.Kind == TimelineKind.Skipped && decision.Entry.Place == "tips" && decision.Entry.Text.Contains("consent", StringComparison.OrdinalIgnoreCase));
    }

    private static ImportRow Contact(string email, string firstName) => new("contacts.json", new JsonObject
    {
        ["email"] = email,
        ["firstName"] = firstName,
        ["consents"] = new JsonArray(Consent("Onboarding"), Consent("News")),
    });

    private static JsonObject Consent(string topic) => new() { ["topic"] = topic, ["channel"] = "email", ["source"] = "form", ["at"] = "2026-01-01T00:00:00Z" };

    private static IEnumerable<string> To(Shop shop, string address) =>
        shop.Mailbox.Store.List(0, 100).Mails.Where(mail => mail.To == address).Select(mail => mail.Subject).Order(StringComparer.Ordinal);

    [GeneratedRegex("<(http://127[^>]+/u/[^>]+)>")]
    private static partial Regex Address();
}

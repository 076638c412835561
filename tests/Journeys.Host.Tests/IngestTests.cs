using System.Text.Json.Nodes;
using Journeys.Host.Ingest;
using Journeys.Runtime.Schema;

namespace Journeys.Host.Tests;

public sealed class IngestTests
{
    [Fact]
    public async Task A_message_id_makes_a_repeated_event_harmless()
    {
        await using var shop = new Shop();
        await shop.StartAsync(shop.Options());
        await shop.ImportAsync(Shop.Contact("ada@shop.example", "Ada"));
        Assert.Equal((1, 0), await TakenAsync(shop.EventAsync("OrderPlaced", "ADA@shop.example", """{ "orderId": "1", "total": 10 }""", "m1")));
        Assert.Equal((1, 1), await TakenAsync(shop.EventAsync("OrderPlaced", "ada@shop.example", """{ "orderId": "1", "total": 10 }""", "m1")));
        Assert.Equal((1, 0), await TakenAsync(shop.EventAsync("OrderPlaced", "ada@shop.example", """{ "orderId": "2", "total": 10 }""", "m2")));
        await shop.UntilMailsAsync("Your order, Ada", "Your order, Ada");
    }

    [Theory]
    [InlineData("""{ "event": "SignedIn", "contact": "ada@shop.example" }""", "no event SignedIn", "SignedUp")]
    [InlineData("""{ "event": "SignedUp", "contact": "ada@shop.example", "properties": { "sauce": "ad" } }""", "sauce", "SignedUp")]
    [InlineData("""{ "event": "OrderPlaced", "contact": "ada@shop.example", "properties": { "orderId": "1", "total": "ten" } }""", "total", "OrderPlaced")]
    [InlineData("""{ "event": "OrderPlaced", "contact": "ada@shop.example", "properties": { "orderId": "1" } }""", "total", "OrderPlaced")]
    [InlineData("""{ "event": "SignedUp", "contact": "ada@shop.example", "at": "yesterday" }""", "yesterday", "2026-03-27T18:00:00+01:00")]
    [InlineData("""{ "event": "SignedUp" }""", "Nobody is named", "contact")]
    [InlineData("""{ "contact": "ada@shop.example" }""", "no name", "SignedUp")]
    [InlineData("""{ "event": "SignedUp", "contact": { "firstName": "Ada" } }""", "none of its identities", "email")]
    [InlineData("""{ "event": "SignedUp", "contact": "ada@shop.example", "total": 3 }""", "total", "properties")]
    [InlineData("""["SignedUp"]""", "JSON object", "SignedUp")]
    [InlineData("""{ "event": """, "not JSON", "")]
    public async Task What_does_not_fit_is_rejected_with_its_reason_and_listed(string json, string fact, string remedy)
    {
        await using var shop = new Shop();
        await shop.StartAsync(shop.Options());
        var report = await shop.Host.Ingest.EventsAsync("POST /events", [json], TestContext.Current.CancellationToken);
        Assert.Equal(0, report.Accepted);
        var reason = Assert.Single(report.Rejected).Reason;
        Assert.Contains(fact, reason, StringComparison.Ordinal);
        Assert.Contains(remedy, reason, StringComparison.Ordinal);
        var listed = Assert.Single(await shop.Host.Rejects.NewestAsync(10, TestContext.Current.CancellationToken));
        Assert.Equal((reason, json, "POST /events"), (listed.Reason, listed.Input, listed.Origin));
        Assert.Empty(await shop.Host.Store.PeopleAsync(null, 10, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_table_of_contacts_brings_consents_with_source_and_time_and_tells_of_bad_rows()
    {
        await using var shop = new Shop();
        await shop.StartAsync(shop.Options());
        var type = shop.Host.Project.Contact;
        var report = await shop.ImportAsync(
            Row(type, 2, "ada@shop.example", "Ada", "7", "checkout box"),
            Row(type, 3, "bob@shop.example", "Bob", "", ""),
            Row(type, 4, "no address", "Eve", "1", "checkout box"),
            Row(type, 5, "kim@shop.example", "Kim", "many", "checkout box"),
            Row(type, 6, "", "Nobody", "", ""));
        Assert.Equal((2, 2), (report.Accepted, report.Created));
        Assert.Equal(["contacts.csv, line 4", "contacts.csv, line 5", "contacts.csv, line 6"], report.Rejected.Select(row => row.Origin));
        Assert.Contains("points", report.Rejected[1].Reason, StringComparison.Ordinal);

        // Bob is on record without consent: not entered. Ada is, and it says since when.
        await shop.EventAsync("SignedUp", "bob@shop.example");
        await shop.EventAsync("SignedUp", "ada@shop.example");
        await shop.UntilMailsAsync("Welcome, Ada");
        using var client = new HttpClient();
        var page = await (await shop.GetAsync(client, "/people/ada@shop.example")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("checkout box, Wed 18 Feb 2026, 10:00:00", page, StringComparison.Ordinal);
        Assert.Contains("<dd>7</dd>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_consent_without_its_source_is_no_evidence()
    {
        await using var shop = new Shop();
        await shop.StartAsync(shop.Options());
        var report = await shop.ImportAsync(new ImportRow("contacts.json", new JsonObject { ["email"] = "a@b.example", ["consents"] = new JsonArray(new JsonObject { ["topic"] = "Onboarding" }) }));
        Assert.Contains("where it was given", Assert.Single(report.Rejected).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Objects_are_kept_over_a_restart_and_bad_ones_told_of()
    {
        await using var shop = new Shop();
        await shop.StartAsync(shop.Options());
        var cancellation = TestContext.Current.CancellationToken;
        var report = await shop.Host.Ingest.ObjectsAsync("Product",
        [
            new ImportRow("line 2", new JsonObject { ["sku"] = "MUG", ["name"] = "Mug", ["price"] = 24 }),
            new ImportRow("line 3", new JsonObject { ["sku"] = "CUP", ["name"] = "Cup" }),
        ], cancellation);
        Assert.Equal(1, report.Accepted);
        Assert.Contains("price", Assert.Single(report.Rejected).Reason, StringComparison.Ordinal);
        Assert.Single((await shop.Host.Ingest.ObjectsAsync("Prodct", [new ImportRow("line 2", [])], cancellation)).Rejected);
        await shop.StopAsync();
        await shop.StartAsync(shop.Options());
        Assert.Equal(["MUG"], (await shop.Host.Store.ObjectsAsync("Product", cancellation)).Select(row => row.Key));
        Assert.Empty(shop.Host.Health.Troubles);
    }

    [Fact]
    public async Task A_script_of_events_is_played_at_its_times_and_goes_on_after_a_restart()
    {
        await using var shop = new Shop();
        var script = shop.Folder.Of("events.jsonl");
        await File.WriteAllLinesAsync(script, Enumerable.Range(0, 6).Select(hour =>
            $$"""{ "at": "2026-03-24T{{9 + hour:00}}:00:00Z", "contact": "ada@shop.example", "event": "OrderPlaced", "properties": { "orderId": "{{hour}}", "total": 1 } }"""), TestContext.Current.CancellationToken);
        var options = shop.Options("1h/s") with { EventsFile = script, FreshClock = null };
        await shop.StartAsync(options);
        await Shop.UntilAsync(() => Task.FromResult(shop.Subjects().Count >= 2), () => string.Join(" | ", shop.Subjects()));
        await shop.StopAsync();
        Assert.InRange(shop.Subjects().Count, 2, 5);
        await shop.StartAsync(options);
        await shop.Host.Playing.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        await Shop.UntilAsync(() => Task.FromResult(shop.Subjects().Count >= 6), () => string.Join(" | ", shop.Subjects()));
        await Shop.UntilAsync(async () => (await shop.Host.Store.CountOutboxAsync(TestContext.Current.CancellationToken)).Open == 0, () => "messages still open");
        Assert.Equal(6, shop.Subjects().Count);
        Assert.Equal(6, shop.Host.Played);
        Assert.True(shop.Host.Clock.Now >= Shop.Morning + NodaTime.Duration.FromHours(5));
    }

    private static ImportRow Row(RecordType type, int line, string email, string name, string points, string consent) => ImportRow.FromCells($"contacts.csv, line {line}", new Dictionary<string, string>
    {
        ["email"] = email,
        ["firstName"] = name,
        ["points"] = points,
        ["consent:Onboarding:email"] = consent,
        ["consentAt"] = "2026-02-18T09:00:00Z",
    }, type);

    private static async Task<(int Accepted, int Duplicates)> TakenAsync(Task<IngestReport> taking)
    {
        var report = await taking;
        Assert.Empty(report.Rejected);
        return (report.Accepted, report.Duplicates);
    }
}

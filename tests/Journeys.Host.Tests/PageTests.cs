using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Journeys.Host.Ingest;
using Journeys.Runtime.Deciding;

namespace Journeys.Host.Tests;

public sealed partial class PageTests
{
    private const string Nasty = "<script>alert(1)</script>";

    [Fact]
    public async Task Pages_show_what_there_is_and_escape_it()
    {
        await using var shop = new Shop();
        await shop.StartAsync(shop.Options() with { Smtp = null });
        await shop.ImportAsync(Shop.Contact("ada@shop.example", Nasty));
        await shop.EventAsync("SignedUp", "ada@shop.example");
        await shop.EventAsync("Nonsense" + Nasty, "ada@shop.example");
        var mails = Assert.IsType<Channels.Mailbox.MailboxServer>(shop.Host.Mailbox).Store;
        await Shop.UntilAsync(() => Task.FromResult(mails.Count == 1), shop.Story);
        using var client = new HttpClient();

        Assert.Matches("<b>1</b>people", await TextAsync(shop, client, "/"));
        var status = await TextAsync(shop, client, "/");
        Assert.Contains("Series", status, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme: dark", await TextAsync(shop, client, "/style.css"), StringComparison.Ordinal);
        var list = await TextAsync(shop, client, "/mail");
        Assert.Contains("Welcome, &lt;script&gt;", list, StringComparison.Ordinal);
        var mail = await TextAsync(shop, client, "/mail/1");
        Assert.Contains("<iframe sandbox=", mail, StringComparison.Ordinal);
        Assert.Contains("List-Unsubscribe-Post", mail, StringComparison.Ordinal);
        Assert.Contains("Hello &lt;script&gt;", mail, StringComparison.Ordinal);
        var person = await TextAsync(shop, client, "/people/ADA@shop.example");
        Assert.Contains("Timeline", person, StringComparison.Ordinal);
        Assert.Contains("shop.journey:1", person, StringComparison.Ordinal);
        Assert.Contains("Nonsense&lt;script&gt;", await TextAsync(shop, client, "/rejects"), StringComparison.Ordinal);
        foreach (var path in new[] { "/", "/mail", "/mail/1", "/people/ada@shop.example", "/rejects", "/outbox" })
        {
            using var response = await shop.GetAsync(client, path);
            Assert.DoesNotContain(Nasty, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.Contains("default-src 'none'", string.Join(";", response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        }

        using var body = await shop.GetAsync(client, "/mail/1/html");
        Assert.StartsWith("sandbox ", string.Join(";", body.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await shop.GetAsync(client, "/mail/99")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await shop.GetAsync(client, "/people/nobody@shop.example")).StatusCode);
    }

    [Fact]
    public async Task Only_this_machines_names_are_answered()
    {
        await using var shop = new Shop();
        await shop.StartAsync(shop.Options());
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, shop.Host.Address + "/");
        request.Headers.Host = "evil.example";
        Assert.Equal(HttpStatusCode.MisdirectedRequest, (await client.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task R19_looking_at_the_unsubscribe_page_changes_nothing_and_posting_does()
    {
        await using var shop = new Shop();
        await shop.StartAsync(shop.Options());
        await shop.ImportAsync(Shop.Contact("ada@shop.example", "Ada"));
        await shop.EventAsync("SignedUp", "ada@shop.example");
        await shop.UntilMailsAsync("Welcome, Ada");
        var header = shop.Mail("Welcome, Ada").Headers.First(field => field.Name == "List-Unsubscribe").Value;
        var address = Unsubscribe().Match(header).Value;
        Assert.DoesNotContain("ada", address, StringComparison.OrdinalIgnoreCase);
        using var client = new HttpClient();

        var page = await client.GetStringAsync(new Uri(address), TestContext.Current.CancellationToken);
        Assert.Contains("Getting started", page, StringComparison.Ordinal);
        Assert.Contains("Nothing changes until you press the button", page, StringComparison.Ordinal);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(shop.Decisions, decision => decision.Entry.Kind == TimelineKind.Consent && decision.Entry.Text.Contains("one-click", StringComparison.Ordinal));

        // RFC 8058 §3.2: the body says so, and nothing else identifies the request.
        using var body = new StringContent("List-Unsubscribe=One-Click", Encoding.ASCII, "application/x-www-form-urlencoded");
        using var posted = await client.PostAsync(new Uri(address), body, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        await Shop.UntilAsync(async () => (await client.GetStringAsync(new Uri(shop.Host.Address + "/people/ada@shop.example"), TestContext.Current.CancellationToken)).Contains("refuses Onboarding by email <span class=\"soft\">(one-click unsubscribe", StringComparison.Ordinal), shop.Story);

        using var forged = await client.PostAsync(new Uri(address[..^2] + (address.EndsWith("AA", StringComparison.Ordinal) ? "BB" : "AA")), null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
    }

    [Fact]
    public async Task A_click_leads_on_and_takes_the_arm_and_an_opening_is_noted()
    {
        await using var shop = new Shop();
        await shop.StartAsync(shop.Options());
        await shop.ImportAsync(Shop.Contact("ada@shop.example", "Ada"));
        await shop.EventAsync("SignedUp", "ada@shop.example");
        await shop.UntilMailsAsync("Welcome, Ada");
        var html = shop.Mail("Welcome, Ada").Html ?? "";
        Assert.DoesNotContain("https://shop.example/start", html, StringComparison.Ordinal);
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler);
        using var pixel = await client.GetAsync(new Uri(Picture().Match(html).Groups[1].Value), TestContext.Current.CancellationToken);
        Assert.Equal("image/gif", pixel.Content.Headers.ContentType?.MediaType);
        using var click = await client.GetAsync(new Uri(Click().Match(html).Groups[1].Value), TestContext.Current.CancellationToken);
        Assert.Equal("https://shop.example/start?a=1&b=2", click.Headers.Location?.ToString());
        // The race's arm waits for the click; without it the second mail would come a day later.
        await shop.UntilMailsAsync("Welcome, Ada", "Tips for Ada");
        Assert.Contains(shop.Decisions, decision => decision.Entry.Kind == TimelineKind.Message && decision.Entry.Text.Contains("opened", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Events_come_in_by_post_for_those_who_know_the_word()
    {
        await using var shop = new Shop();
        await shop.StartAsync(shop.Options());
        await shop.ImportAsync(Shop.Contact("ada@shop.example", "Ada"));
        using var client = new HttpClient();
        const string Events = """[{ "event": "OrderPlaced", "contact": "ada@shop.example", "properties": { "orderId": "1", "total": 1 } }, { "event": "Nonsense", "contact": "ada@shop.example" }]""";
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync("wrong")).StatusCode);
        var word = (await File.ReadAllTextAsync(Path.Combine(shop.Folder.Of(".journeys"), LocalToken.FileName), TestContext.Current.CancellationToken)).Trim();
        using var taken = await PostAsync(word);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        var answer = await taken.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"accepted\":1", answer, StringComparison.Ordinal);
        Assert.Contains("no event Nonsense", answer, StringComparison.Ordinal);
        await shop.UntilMailsAsync("Your order, Ada");

        async Task<HttpResponseMessage> PostAsync(string secret)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, shop.Host.Address + "/events") { Content = new StringContent(Events, Encoding.UTF8, "application/json") };
            request.Headers.Authorization = new("Bearer", secret);
            return await client.SendAsync(request, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<string> TextAsync(Shop shop, HttpClient client, string path)
    {
        using var response = await shop.GetAsync(client, path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("http://127[^>]+/u/[^>]+")]
    private static partial Regex Unsubscribe();

    [GeneratedRegex("href=\"(http://127[^\"]+/c/[^\"]+)\"")]
    private static partial Regex Click();

    [GeneratedRegex("src=\"(http://127[^\"]+/o/[^\"]+)\"")]
    private static partial Regex Picture();
}

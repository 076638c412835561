using Journeys.Channels.Mailbox;
using Journeys.Channels.Tests.Support;
using NodaTime;

namespace Journeys.Channels.Tests.Mailbox;

public sealed class StoreTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly string folder = Directory.CreateTempSubdirectory("store-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private MailboxStore Open() => MailboxStore.Open(folder, clock: new FixedTime(Noon));

    private static long Add(MailboxStore store, string subject, string to = "b@example.org") => store.Append(
        new MailEnvelope("a@shop.example", [to], "ESMTP"),
        System.Text.Encoding.UTF8.GetBytes(
            $"From: Shop <a@shop.example>\r\nTo: {to}\r\nSubject: {subject}\r\nMessage-ID: <{subject}@x.example>\r\nDate: Sun, 01 Mar 2026 09:00:00 +0000\r\n\r\nHello\r\n"));

    [Fact]
    public void The_newest_comes_first_and_pages_follow()
    {
        var store = Open();
        for (var i = 1; i <= 7; i++) Add(store, $"s{i}");
        var page = store.List(2, 3);
        Assert.Equal(7, page.Total);
        Assert.Equal(["s5", "s4", "s3"], page.Mails.Select(m => m.Subject));
        Assert.Empty(store.List(10, 3).Mails);
    }

    [Fact]
    public void A_line_of_the_list_tells_the_essentials()
    {
        var store = Open();
        Add(store, "=?utf-8?q?Gr=C3=BC=C3=9Fe?=");
        var mail = Assert.Single(store.List(0, 1).Mails);
        Assert.Equal("Grüße", mail.Subject);
        Assert.Equal("\"Shop\" <a@shop.example>", mail.From);
        Assert.Equal("b@example.org", mail.To);
        Assert.Equal(Instant.FromUtc(2026, 3, 1, 9, 0), mail.Date);
        Assert.Equal(Instant.FromUtc(2026, 3, 1, 12, 0), mail.Arrived);
    }

    [Fact]
    public void Searching_finds_by_recipient_subject_and_id()
    {
        var store = Open();
        Add(store, "Welcome", "ada@example.org");
        Add(store, "Offer", "bob@example.org");
        Assert.Equal("Welcome", Assert.Single(store.List(0, 10, " ADA@ ").Mails).Subject);
        Assert.Equal("Offer", Assert.Single(store.List(0, 10, "offer").Mails).Subject);
        Assert.Equal(2, store.List(0, 10, "x.example").Total);
        Assert.Equal(0, store.List(0, 10, "nothing").Total);
    }

    [Fact]
    public void Opening_again_finds_the_same_mails_and_goes_on_counting()
    {
        Add(Open(), "one");
        File.WriteAllText(Path.Combine(folder, "00000002.eml.part"), "half");
        File.WriteAllText(Path.Combine(folder, "notes.eml"), "not ours");
        var store = Open();
        Assert.Equal(1, store.Count);
        Assert.Equal(2, Add(store, "two"));
        Assert.Equal(["two", "one"], store.List(0, 9).Mails.Select(m => m.Subject));
    }

    [Fact]
    public void A_number_taken_meanwhile_is_passed_over()
    {
        var one = Open();
        var other = Open();
        Assert.Equal(1, Add(one, "one"));
        Assert.Equal(2, Add(other, "two"));
        Assert.Equal("one", one.Get(1)?.Summary.Subject);
    }

    [Fact]
    public void A_mail_that_is_not_there_is_none()
    {
        var store = Open();
        Assert.Null(store.Get(1));
        Add(store, "gone");
        File.Delete(Path.Combine(folder, "00000001.eml"));
        Assert.Null(store.Get(1));
        Assert.Empty(store.List(0, 10).Mails);
    }

    [Fact]
    public void Nonsense_is_kept_and_listed()
    {
        var store = Open();
        store.Append(new MailEnvelope("", ["b@example.org"], "SMTP"), new byte[] { 0xff, 0xfe, 0, 13, 10, 200 });
        Assert.Single(store.List(0, 10).Mails);
        Assert.NotNull(store.Get(1));
    }

    [Fact]
    public async Task Watching_gives_each_mail_once()
    {
        var ct = TestContext.Current.CancellationToken;
        var store = Open();
        for (var i = 1; i <= 3; i++) Add(store, $"s{i}");
        var seen = new List<string>();
        var started = new TaskCompletionSource();
        var watching = Task.Run(async () =>
        {
            await foreach (var mail in store.WatchAsync(afterId: 1, ct))
            {
                seen.Add(mail.Subject);
                if (seen.Count == 2) started.SetResult();
                if (seen.Count == 4) break;
            }
        }, ct);
        await started.Task.WaitAsync(TimeSpan.FromSeconds(10), ct);
        Add(store, "s4");
        Add(store, "s5");
        await watching.WaitAsync(TimeSpan.FromSeconds(10), ct);
        Assert.Equal(["s2", "s3", "s4", "s5"], seen);
    }
}

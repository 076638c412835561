using System.Text;
using Journeys.Channels.Email;
using Journeys.Channels.Mailbox;
using Journeys.Channels.Tests.Support;
using Journeys.Runtime.Inputs;

namespace Journeys.Channels.Tests.Mailbox;

public sealed class ServerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string RawMail(TestMailbox mailbox, long id)
    {
        using var stream = mailbox.Store.OpenRaw(id);
        Assert.NotNull(stream);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    [Fact]
    public async Task A_plain_conversation_keeps_the_mail_byte_for_byte()
    {
        await using var mailbox = new TestMailbox();
        using var client = new RawClient(mailbox.Server.Port);
        Assert.Equal("220", client.Code());
        Assert.Equal("250", client.Ask("HELO me"));
        Assert.Equal("250", client.Ask("MAIL FROM:<a@shop.example>"));
        Assert.Equal("250", client.Ask("RCPT TO:<\"odd > name\"@example.org>"));
        Assert.Equal("250", client.Ask("rcpt to:<@relay.example:b@example.org>"));
        Assert.Equal("354", client.Ask("DATA"));
        Assert.Equal("250", client.Ask("Subject: Hi\r\n\r\n..dot\r\n...\r\nbare\n.\nfeed\r\n.\rx\r\n."));
        Assert.Equal("221", client.Ask("QUIT"));
        Assert.Equal("", client.Rest());

        var raw = RawMail(mailbox, 1);
        Assert.StartsWith("Return-Path: <a@shop.example>\r\nDelivered-To: \"odd > name\"@example.org\r\nDelivered-To: b@example.org\r\nReceived: ", raw, StringComparison.Ordinal);
        Assert.EndsWith("Subject: Hi\r\n\r\n.dot\r\n..\r\nbare\n.\nfeed\r\n\rx\r\n", raw, StringComparison.Ordinal);
        Assert.Equal((1L, 1L), (mailbox.Server.Received, mailbox.Server.Acknowledged));
    }

    [Fact]
    public async Task Commands_sent_in_one_piece_are_answered_in_order()
    {
        await using var mailbox = new TestMailbox();
        using var client = new RawClient(mailbox.Server.Port);
        client.Send("EHLO me\r\nMAIL FROM:<a@shop.example> SIZE=100 BODY=8BITMIME SMTPUTF8\r\nRCPT TO:<x>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n");
        Assert.Equal(["220", "250", "250", "501", "250", "354"], Enumerable.Range(0, 6).Select(_ => client.Code()));
        client.Send("Subject: 1\r\n\r\nGrüße\r\n.\r\nMAIL FROM:<>\r\nRCPT TO:<c@example.org>\r\nRSET\r\nDATA\r\nNOOP\r\nQUIT\r\n");
        Assert.Equal(["250", "250", "250", "250", "503", "250", "221", "end"], Enumerable.Range(0, 8).Select(_ => client.Code()));
        Assert.EndsWith("Grüße\r\n", RawMail(mailbox, 1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_arrive_one_at_a_time_are_the_same_mail()
    {
        await using var mailbox = new TestMailbox();
        using var client = new RawClient(mailbox.Server.Port);
        foreach (var b in Encoding.UTF8.GetBytes("EHLO me\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n")) client.SendBytes([b]);
        Assert.Equal(["220", "250", "250", "250", "354"], Enumerable.Range(0, 5).Select(_ => client.Code()));
        foreach (var b in Encoding.UTF8.GetBytes("Subject: Grüße\r\n\r\n..\r\n.x\r\n.\r\n")) client.SendBytes([b]);
        Assert.Equal("250", client.Code());
        Assert.EndsWith("\r\n\r\n.\r\nx\r\n", RawMail(mailbox, 1), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MAIL FROM:<a@b.example>", "503")]
    [InlineData("EHLO me|RCPT TO:<a@b.example>", "503")]
    [InlineData("EHLO me|DATA", "503")]
    [InlineData("EHLO me|MAIL FROM:<a@b.example>|DATA", "503")]
    [InlineData("EHLO me|MAIL FROM:<a@b.example>|MAIL FROM:<a@b.example>", "503")]
    [InlineData("EHLO me|MAIL FROM:a@b.example", "501")]
    [InlineData("EHLO me|MAIL TO:<a@b.example>", "501")]
    [InlineData("EHLO me|MAIL FROM:<a@b.example> SIZE=99999999999", "552")]
    [InlineData("EHLO me|MAIL FROM:<a@b.example> RET=FULL", "555")]
    [InlineData("EHLO me|MAIL FROM:<a@b.example>|RCPT TO:<>", "501")]
    [InlineData("EHLO me|MAIL FROM:<a@b.example>|RCPT TO:<postmaster>", "250")]
    [InlineData("EHLO", "501")]
    [InlineData("STARTTLS", "502")]
    [InlineData("FLY", "500")]
    [InlineData("", "500")]
    public async Task A_command_out_of_place_is_told_so(string commands, string expected)
    {
        await using var mailbox = new TestMailbox();
        using var client = new RawClient(mailbox.Server.Port);
        Assert.Equal("220", client.Code());
        Assert.Equal(expected, commands.Split('|').Select(client.Ask).ToList()[^1]);
        Assert.Equal("250", client.Ask("NOOP"));
    }

    [Fact]
    public async Task A_line_without_end_is_refused_and_forgotten()
    {
        await using var mailbox = new TestMailbox();
        using var client = new RawClient(mailbox.Server.Port);
        Assert.Equal("220", client.Code());
        Assert.Equal("500", client.Ask("NOOP " + new string('x', 200_000)));
        Assert.Equal("250", client.Ask("NOOP"));
    }

    [Fact]
    public async Task Very_long_content_lines_are_kept()
    {
        await using var mailbox = new TestMailbox();
        using var client = new RawClient(mailbox.Server.Port);
        client.Send("EHLO me\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n");
        for (var i = 0; i < 5; i++) client.Code();
        var line = new string('y', 3_000_000);
        client.Send($"Subject: long\r\n\r\n{line}\r\n.\r\n");
        Assert.Equal("250", client.Code());
        Assert.EndsWith($"\r\n\r\n{line}\r\n", RawMail(mailbox, 1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_much_content_is_read_to_its_end_and_refused()
    {
        await using var mailbox = new TestMailbox(options: new MailboxOptions { MaxMessageBytes = 1000 });
        using var client = new RawClient(mailbox.Server.Port);
        client.Send("HELO me\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n");
        for (var i = 0; i < 5; i++) client.Code();
        client.Send(new string('z', 100_000) + "\r\n.\r\n");
        Assert.Equal("552", client.Code());
        Assert.Equal("250", client.Ask("NOOP"));
        Assert.Equal((0L, 0), (mailbox.Server.Received, mailbox.Store.Count));
    }

    [Fact]
    public async Task A_mail_without_its_final_dot_is_not_kept()
    {
        await using var mailbox = new TestMailbox();
        using (var client = new RawClient(mailbox.Server.Port))
        {
            client.Send("HELO me\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n");
            for (var i = 0; i < 5; i++) client.Code();
            client.Send("Subject: half\r\n");
        }
        await mailbox.Server.DisposeAsync();
        Assert.Equal((0L, 0), (mailbox.Server.Received, mailbox.Store.Count));
    }

    [Fact]
    public async Task A_silent_client_is_sent_away()
    {
        await using var mailbox = new TestMailbox(options: new MailboxOptions { IdleTimeout = TimeSpan.FromMilliseconds(200) });
        using var client = new RawClient(mailbox.Server.Port);
        Assert.Equal("220", client.Code());
        Assert.ThrowsAny<IOException>(() => { if (client.Rest().Length == 0) throw new IOException("ended"); });
    }

    [Fact]
    public async Task Copies_are_counted_each()
    {
        await using var mailbox = new TestMailbox();
        await using var sender = new SmtpEmailSender(mailbox.Options);
        await TestMailbox.SendAsync(sender, [Mails.One(), Mails.One(), Mails.One()], Ct);
        Assert.Equal(3, mailbox.Server.Received);
        Assert.Equal(3, mailbox.Store.Count);
    }

    [Theory]
    [InlineData(false, 1000)]
    [InlineData(true, 100)]
    public async Task Many_mails_at_once_are_all_kept(bool flushToDisk, int count)
    {
        await using var mailbox = new TestMailbox(flushToDisk: flushToDisk);
        await using var sender = new SmtpEmailSender(mailbox.Options with { Connections = 8, MessagesPerConnection = 10_000 });
        var results = await TestMailbox.SendAsync(sender, Enumerable.Range(1, count).Select(i => Mails.One(i)), Ct);
        Assert.All(results, r => Assert.Equal(DeliveryOutcome.Accepted, r.Outcome));
        Assert.Equal((count, count), (mailbox.Server.Received, await mailbox.AcknowledgedAsync(count, Ct)));
        var page = mailbox.Store.List(0, count);
        Assert.Equal(count, page.Mails.Select(m => m.MessageId).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, count).Select(i => (long)(count + 1 - i)), page.Mails.Select(m => m.Id));
    }

    [Fact]
    public async Task Thousands_of_mails_in_one_stream_are_all_kept()
    {
        const int Count = 2000;
        await using var mailbox = new TestMailbox();
        using var client = new RawClient(mailbox.Server.Port);
        client.Send("EHLO me\r\n");
        var sending = Task.Run(() =>
        {
            for (var i = 0; i < Count; i += 100)
                client.Send(string.Concat(Enumerable.Range(i, 100).Select(n =>
                    $"MAIL FROM:<a@b.example>\r\nRCPT TO:<c@example.org>\r\nDATA\r\nMessage-ID: <{n}@b.example>\r\n\r\nHello\r\n.\r\n")));
        }, Ct);
        var codes = Enumerable.Range(0, 2 + (4 * Count)).Select(_ => client.Code()).CountBy(c => c).ToDictionary();
        await sending;
        Assert.Equal(Count, codes["354"]);
        Assert.Equal(1 + (3 * Count), codes["250"]);
        Assert.Equal(Count, await mailbox.AcknowledgedAsync(Count, Ct));
        Assert.Equal(Count, mailbox.Store.List(0, Count).Mails.Select(m => m.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task A_taken_port_is_told()
    {
        await using var mailbox = new TestMailbox();
        Assert.Throws<System.Net.Sockets.SocketException>(() =>
            MailboxServer.Start(new MailboxOptions { Port = mailbox.Server.Port }, mailbox.Store));
    }
}

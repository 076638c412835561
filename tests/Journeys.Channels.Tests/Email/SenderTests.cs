using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Journeys.Channels.Email;
using Journeys.Channels.Mailbox;
using Journeys.Channels.Tests.Support;
using Journeys.Runtime.Inputs;

namespace Journeys.Channels.Tests.Email;

public sealed class SenderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_arrives_as_it_was_sent()
    {
        await using var mailbox = new TestMailbox();
        var email = Mails.One() with { Subject = "Grüße 🎉", Text = ".\n..\n.hidden\nGrüße\n", Html = "<p>Grüße</p>", ToName = "Ada" };
        var result = await mailbox.SendOneAsync(email);

        Assert.Equal(DeliveryOutcome.Accepted, result.Outcome);
        Assert.Equal(email.SendKey, result.SendKey);
        var mail = mailbox.Store.Get(1);
        Assert.NotNull(mail);
        Assert.Equal("Grüße 🎉", mail.Summary.Subject);
        Assert.Equal("send-1@shop.example", mail.Summary.MessageId);
        Assert.Equal(".\n..\n.hidden\nGrüße\n", mail.Text?.ReplaceLineEndings("\n"));
        Assert.Equal("<p>Grüße</p>", mail.Html?.TrimEnd());
    }

    [Fact]
    public async Task A_batch_goes_over_few_connections_and_each_mail_is_reported_once()
    {
        await using var mailbox = new TestMailbox();
        await using var sender = new SmtpEmailSender(mailbox.Options with { Connections = 3, MessagesPerConnection = 1000 });
        for (var batch = 0; batch < 3; batch++)
        {
            var results = await TestMailbox.SendAsync(sender, Enumerable.Range(batch * 100, 100).Select(i => Mails.One(i)), Ct);
            Assert.Equal(100, results.Select(r => r.SendKey).Distinct().Count());
            Assert.All(results, r => Assert.Equal(DeliveryOutcome.Accepted, r.Outcome));
        }
        Assert.Equal(300, mailbox.Server.Received);
        Assert.InRange(mailbox.Server.Connections, 1, 3);
    }

    [Fact]
    public async Task Results_come_as_they_happen()
    {
        await using var mailbox = new TestMailbox();
        await using var sender = new SmtpEmailSender(mailbox.Options with { Connections = 1 });
        var reported = 0;
        await sender.SendAsync([Mails.One(1), Mails.One(2)], _ =>
        {
            reported++;
            Assert.Equal(reported, mailbox.Server.Received);
            return ValueTask.CompletedTask;
        }, Ct);
        Assert.Equal(2, reported);
    }

    [Fact]
    public async Task A_connection_is_given_up_after_its_number_of_messages()
    {
        await using var mailbox = new TestMailbox();
        await using var sender = new SmtpEmailSender(mailbox.Options with { Connections = 1, MessagesPerConnection = 10 });
        await TestMailbox.SendAsync(sender, Enumerable.Range(1, 25).Select(i => Mails.One(i)), Ct);
        Assert.Equal(3, mailbox.Server.Connections);
    }

    [Fact]
    public async Task Batches_at_once_share_the_connections()
    {
        await using var mailbox = new TestMailbox();
        await using var sender = new SmtpEmailSender(mailbox.Options with { Connections = 2, MessagesPerConnection = 10_000 });
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(b =>
            TestMailbox.SendAsync(sender, Enumerable.Range(b * 50, 50).Select(i => Mails.One(i)), Ct)));
        Assert.Equal(400, all.Sum(r => r.Count(x => x.Outcome == DeliveryOutcome.Accepted)));
        Assert.InRange(mailbox.Server.Connections, 1, 2);
    }

    [Theory]
    [InlineData(MailboxStage.Recipient, 550, "5.1.1 No such user", DeliveryOutcome.Refused, true)]
    [InlineData(MailboxStage.Recipient, 550, "No such user", DeliveryOutcome.Refused, true)]
    [InlineData(MailboxStage.Recipient, 550, "5.7.1 Relaying denied", DeliveryOutcome.Refused, false)]
    [InlineData(MailboxStage.Recipient, 552, "5.2.2 Mailbox full", DeliveryOutcome.Refused, false)]
    [InlineData(MailboxStage.Recipient, 452, "4.2.2 Mailbox full", DeliveryOutcome.Deferred, false)]
    [InlineData(MailboxStage.Recipient, 421, "Closing", DeliveryOutcome.Deferred, false)]
    [InlineData(MailboxStage.Sender, 550, "Who are you", DeliveryOutcome.Deferred, false)]
    [InlineData(MailboxStage.Sender, 552, "Too large", DeliveryOutcome.Refused, false)]
    [InlineData(MailboxStage.Sender, 451, "Later", DeliveryOutcome.Deferred, false)]
    [InlineData(MailboxStage.Data, 554, "No", DeliveryOutcome.Refused, false)]
    [InlineData(MailboxStage.Data, 451, "Later", DeliveryOutcome.Deferred, false)]
    [InlineData(MailboxStage.Complete, 554, "5.7.1 Spam", DeliveryOutcome.Refused, false)]
    [InlineData(MailboxStage.Complete, 452, "Disk full", DeliveryOutcome.Deferred, false)]
    [InlineData(MailboxStage.Connected, 554, "Go away", DeliveryOutcome.Deferred, false)]
    [InlineData(MailboxStage.Connected, 421, "Busy", DeliveryOutcome.Deferred, false)]
    public async Task A_reply_means_what_its_place_and_code_say(
        MailboxStage stage, int code, string text, DeliveryOutcome expected, bool isAddress)
    {
        await using var mailbox = new TestMailbox(m => m.Stage == stage ? new MailboxReaction.Reply(code, text) : null);
        var result = await mailbox.SendOneAsync(Mails.One());
        Assert.Equal((expected, isAddress), (result.Outcome, result.IsAddressRefused));
        Assert.Contains(text, result.Detail, StringComparison.Ordinal);
        Assert.Equal(0, mailbox.Server.Received);
    }

    [Theory]
    [InlineData(MailboxStage.Connected, DeliveryOutcome.Deferred, 0)]
    [InlineData(MailboxStage.Sender, DeliveryOutcome.Deferred, 0)]
    [InlineData(MailboxStage.Recipient, DeliveryOutcome.Deferred, 0)]
    [InlineData(MailboxStage.Data, DeliveryOutcome.Deferred, 0)]
    [InlineData(MailboxStage.Complete, DeliveryOutcome.Uncertain, 0)]
    [InlineData(MailboxStage.Stored, DeliveryOutcome.Uncertain, 1)]
    [InlineData(MailboxStage.Acknowledged, DeliveryOutcome.Accepted, 1)]
    public async Task A_cut_is_in_doubt_only_after_the_final_dot(MailboxStage stage, DeliveryOutcome expected, int received)
    {
        await using var mailbox = new TestMailbox(m => m.Stage == stage ? new MailboxReaction.Cut() : null);
        var result = await mailbox.SendOneAsync(Mails.One());
        Assert.Equal(expected, result.Outcome);
        Assert.Equal(received, mailbox.Server.Received);
    }

    [Fact]
    public async Task A_cut_in_the_middle_of_the_content_is_surely_not_sent()
    {
        await using var mailbox = new TestMailbox(m => m.Stage == MailboxStage.Content ? new MailboxReaction.Cut() : null);
        var result = await mailbox.SendOneAsync(Mails.One() with { Html = Mails.Megabytes(12) });
        Assert.Equal(DeliveryOutcome.Deferred, result.Outcome);
    }

    [Fact]
    public async Task One_bad_mail_does_not_trouble_its_neighbours()
    {
        await using var mailbox = new TestMailbox(m =>
            m.Stage == MailboxStage.Recipient && m.Recipient.StartsWith("person5@", StringComparison.Ordinal) ? new MailboxReaction.Reply(550, "No")
            : m.Stage == MailboxStage.Stored && m.Recipient.StartsWith("person7@", StringComparison.Ordinal) ? new MailboxReaction.Cut()
            : null);
        await using var sender = new SmtpEmailSender(mailbox.Options with { Connections = 1 });
        var batch = Enumerable.Range(1, 20).Select(i => Mails.One(i)).Append(Mails.One(99, to: "nobody"));
        var results = (await TestMailbox.SendAsync(sender, batch, Ct)).ToDictionary(r => r.SendKey, r => r.Outcome);
        Assert.Equal(DeliveryOutcome.Refused, results["run-1/place-2/5"]);
        Assert.Equal(DeliveryOutcome.Uncertain, results["run-1/place-2/7"]);
        Assert.Equal(DeliveryOutcome.Refused, results["run-1/place-2/99"]);
        Assert.Equal(18, results.Values.Count(o => o == DeliveryOutcome.Accepted));
    }

    [Fact]
    public async Task A_kept_connection_that_died_is_replaced_without_a_word()
    {
        await using var mailbox = new TestMailbox();
        await using var sender = new SmtpEmailSender(mailbox.Options);
        Assert.Equal(DeliveryOutcome.Accepted, Assert.Single(await TestMailbox.SendAsync(sender, [Mails.One(1)], Ct)).Outcome);
        await mailbox.RestartAsync();
        Assert.Equal(DeliveryOutcome.Accepted, Assert.Single(await TestMailbox.SendAsync(sender, [Mails.One(2)], Ct)).Outcome);
        Assert.Equal(2, mailbox.Store.Count);
    }

    [Fact]
    public async Task Nobody_listening_defers_the_whole_batch_at_once()
    {
        var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        await using var sender = new SmtpEmailSender(new SmtpOptions { Host = "127.0.0.1", Port = port, Security = SmtpSecurity.None });
        var results = await TestMailbox.SendAsync(sender, Enumerable.Range(1, 200).Select(i => Mails.One(i)), Ct);
        Assert.Equal(200, results.Length);
        Assert.All(results, r => Assert.Equal(DeliveryOutcome.Deferred, r.Outcome));
        Assert.All(results, r => Assert.Contains($"127.0.0.1:{port}", r.Detail, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_restarted_in_the_middle_loses_nothing_that_was_acknowledged()
    {
        await using var mailbox = new TestMailbox();
        await using var sender = new SmtpEmailSender(mailbox.Options with { ReconnectPause = TimeSpan.Zero });
        var outcomes = new ConcurrentDictionary<string, DeliveryOutcome>();
        var restart = new TaskCompletionSource();
        var sending = sender.SendAsync([.. Enumerable.Range(1, 2000).Select(i => Mails.One(i))], r =>
        {
            outcomes[r.SendKey] = r.Outcome;
            if (outcomes.Count == 300) restart.TrySetResult();
            return ValueTask.CompletedTask;
        }, Ct);
        await restart.Task;
        await mailbox.RestartAsync();
        await sending;

        Assert.Equal(2000, outcomes.Count);
        var kept = mailbox.Store.List(0, 5000).Mails.Select(m => m.MessageId).ToList();
        Assert.Equal(kept.Count, kept.Distinct().Count());
        foreach (var (key, outcome) in outcomes)
        {
            var id = $"send-{key.Split('/')[^1]}@shop.example";
            if (outcome == DeliveryOutcome.Accepted) Assert.Contains(id, kept);
            if (outcome == DeliveryOutcome.Deferred) Assert.DoesNotContain(id, kept);
        }
        Assert.True(outcomes.Values.Count(o => o == DeliveryOutcome.Accepted) > 300);
    }

    [Fact]
    public async Task Stopping_reports_every_mail()
    {
        using var stop = new CancellationTokenSource();
        await using var mailbox = new TestMailbox(m => m.Stage == MailboxStage.Stored ? new MailboxReaction.Stall(TimeSpan.FromMilliseconds(50)) : null);
        await using var sender = new SmtpEmailSender(mailbox.Options with { Connections = 2 });
        var results = new ConcurrentQueue<DeliveryResult>();
        await sender.SendAsync([.. Enumerable.Range(1, 100).Select(i => Mails.One(i))], async r =>
        {
            results.Enqueue(r);
            if (results.Count == 4) await stop.CancelAsync();
        }, stop.Token);
        Assert.Equal(100, results.Select(r => r.SendKey).Distinct().Count());
        Assert.DoesNotContain(results, r => r.Outcome is DeliveryOutcome.Uncertain or DeliveryOutcome.Refused);
        Assert.Equal(mailbox.Server.Received, results.Count(r => r.Outcome == DeliveryOutcome.Accepted));
        Assert.Contains(results, r => r.Outcome == DeliveryOutcome.Deferred);
    }

    [Fact]
    public async Task What_the_report_throws_is_the_callers_to_see()
    {
        await using var mailbox = new TestMailbox();
        await using var sender = new SmtpEmailSender(mailbox.Options);
        await Assert.ThrowsAsync<InvalidDataException>(() =>
            sender.SendAsync([Mails.One()], _ => throw new InvalidDataException("The store is gone."), Ct));
    }

    [Fact]
    public async Task An_address_with_other_letters_needs_and_gets_smtputf8()
    {
        await using var mailbox = new TestMailbox();
        var result = await mailbox.SendOneAsync(Mails.One(to: "grüße@bücher.example"));
        Assert.Equal(DeliveryOutcome.Accepted, result.Outcome);
        Assert.Contains(mailbox.Store.Get(1)?.Headers ?? [], h => h is { Name: "Delivered-To" } && h.Value.StartsWith("grüße@", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_domain_with_other_letters_goes_in_its_ascii_form()
    {
        await using var mailbox = new TestMailbox();
        Assert.Equal(DeliveryOutcome.Accepted, (await mailbox.SendOneAsync(Mails.One(to: "ada@bücher.example"))).Outcome);
        Assert.Contains(mailbox.Store.Get(1)?.Headers ?? [], h => h is { Name: "Delivered-To", Value: "ada@xn--bcher-kva.example" });
    }

    [Fact]
    public async Task A_server_without_starttls_gets_no_mail_in_plain_text()
    {
        await using var mailbox = new TestMailbox();
        var result = await mailbox.SendOneAsync(Mails.One(), o => o with { Security = SmtpSecurity.StartTls });
        Assert.Equal(DeliveryOutcome.Deferred, result.Outcome);
        Assert.Contains("STARTTLS", result.Detail, StringComparison.Ordinal);
        Assert.Equal(0, mailbox.Server.Received);
    }

    [Fact]
    public async Task A_log_in_that_is_not_offered_is_told()
    {
        await using var mailbox = new TestMailbox();
        var result = await mailbox.SendOneAsync(Mails.One(), o => o with { UserName = "shop", Password = "secret" });
        Assert.Equal(DeliveryOutcome.Deferred, result.Outcome);
        Assert.DoesNotContain("secret", result.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_larger_than_the_server_takes_is_refused()
    {
        await using var mailbox = new TestMailbox(options: new MailboxOptions { MaxMessageBytes = 10_000 });
        var result = await mailbox.SendOneAsync(Mails.One() with { Html = Mails.Megabytes(1) });
        Assert.Equal(DeliveryOutcome.Refused, result.Outcome);
        Assert.False(result.IsAddressRefused);
    }

    [Theory]
    [InlineData("", 25, 1)]
    [InlineData("h", 0, 1)]
    [InlineData("h", 25, 0)]
    public void Options_that_cannot_work_are_refused_at_once(string host, int port, int connections) =>
        Assert.ThrowsAny<ArgumentException>(() => new SmtpEmailSender(new SmtpOptions { Host = host, Port = port, Connections = connections }));
}

using Journeys.Channels.Email;
using Journeys.Channels.Tests.Support;
using Journeys.Runtime.Inputs;

namespace Journeys.Channels.Tests.Email;

public sealed class ConnectionTests
{
    private static async Task<DeliveryResult> SendAsync(SmtpOptions options, OutgoingEmail email)
    {
        await using var sender = new SmtpEmailSender(options);
        return Assert.Single(await TestMailbox.SendAsync(sender, [email]));
    }

    [Fact]
    public async Task The_account_is_used_to_log_in()
    {
        using var server = new DialogueServer(DialogueServer.Polite("AUTH PLAIN"));
        var result = await SendAsync(server.Options with { UserName = "shop", Password = "secret" }, Mails.One());
        Assert.Equal(DeliveryOutcome.Accepted, result.Outcome);
        var plain = Convert.ToBase64String("\0shop\0secret"u8);
        Assert.Contains($"AUTH PLAIN {plain}", server.Lines);
    }

    [Fact]
    public async Task A_refused_log_in_defers_and_keeps_the_password_to_itself()
    {
        var polite = DialogueServer.Polite("AUTH PLAIN");
        using var server = new DialogueServer(line => line.StartsWith("AUTH", StringComparison.Ordinal) ? "535 5.7.8 Wrong" : polite(line));
        var result = await SendAsync(server.Options with { UserName = "shop", Password = "secret" }, Mails.One());
        Assert.Equal((DeliveryOutcome.Deferred, false), (result.Outcome, result.IsAddressRefused));
        Assert.Contains("refused the user name and password", result.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", result.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_wants_a_log_in_is_told_from_one_that_refuses()
    {
        var polite = DialogueServer.Polite();
        using var server = new DialogueServer(line => line.StartsWith("MAIL", StringComparison.Ordinal) ? "530 5.7.0 Authentication required" : polite(line));
        var result = await SendAsync(server.Options, Mails.One());
        Assert.Equal(DeliveryOutcome.Deferred, result.Outcome);
        Assert.Contains("wants a log-in", result.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_always_goes_by_data_so_that_its_end_is_known()
    {
        using var server = new DialogueServer(DialogueServer.Polite("CHUNKING", "BINARYMIME", "8BITMIME"));
        Assert.Equal(DeliveryOutcome.Accepted, (await SendAsync(server.Options, Mails.One())).Outcome);
        Assert.Contains("DATA", server.Lines);
    }

    [Fact]
    public async Task Smtputf8_is_asked_for_only_where_needed()
    {
        using var server = new DialogueServer(DialogueServer.Polite("SMTPUTF8", "8BITMIME"));
        await SendAsync(server.Options, Mails.One() with { Subject = "Grüße" });
        Assert.DoesNotContain(server.Lines, line => line.Contains("SMTPUTF8", StringComparison.Ordinal));
        await SendAsync(server.Options, Mails.One(to: "grüße@example.org"));
        Assert.Contains(server.Lines, line => line.StartsWith("MAIL", StringComparison.Ordinal) && line.Contains("SMTPUTF8", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_smtputf8_an_address_that_needs_it_is_refused()
    {
        using var server = new DialogueServer(DialogueServer.Polite("8BITMIME"));
        var result = await SendAsync(server.Options, Mails.One(to: "grüße@example.org"));
        Assert.Equal((DeliveryOutcome.Refused, true), (result.Outcome, result.IsAddressRefused));
        Assert.DoesNotContain(server.Lines, line => line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_certificate_nobody_vouches_for_gets_no_mail()
    {
        using var certificate = DialogueServer.SelfSigned();
        using var server = new DialogueServer(DialogueServer.Polite(), certificate);
        var result = await SendAsync(server.Options, Mails.One());
        Assert.Equal(DeliveryOutcome.Deferred, result.Outcome);
        Assert.Contains("certificate", result.Detail, StringComparison.Ordinal);
        Assert.Empty(server.Lines);
    }

    [Fact]
    public async Task Tls_with_a_trusted_certificate_carries_the_mail()
    {
        using var certificate = DialogueServer.SelfSigned();
        using var server = new DialogueServer(DialogueServer.Polite(), certificate);
        var thumbprint = certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256);
        var result = await SendAsync(server.Options with { TrustedCertificate = thumbprint }, Mails.One());
        Assert.Equal(DeliveryOutcome.Accepted, result.Outcome);
        Assert.Equal(DeliveryOutcome.Deferred,
            (await SendAsync(server.Options with { TrustedCertificate = new string('0', 64) }, Mails.One())).Outcome);
    }
}

using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using Journeys.Runtime.Inputs;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Journeys.Channels.Email;

/// <summary>One open connection to the mail server. Used by one hand-over at a time.</summary>
internal sealed class SmtpConnection : IDisposable
{
    private static readonly TimeSpan GoodbyeTime = TimeSpan.FromSeconds(2);

    private readonly SmtpClient client;
    private readonly string server;

    private SmtpConnection(SmtpClient client, string server, bool isForUtf8)
    {
        this.client = client;
        this.server = server;
        IsForUtf8 = isForUtf8;
    }

    /// <summary>Whether it was opened for a message that needs SMTPUTF8; it serves no others.</summary>
    public bool IsForUtf8 { get; }

    /// <summary>Messages handed over, successfully or not.</summary>
    public int Handovers { get; private set; }

    /// <summary>Timestamp of the last use, for the pool.</summary>
    public long LastUsed { get; set; }

    /// <summary>Whether another message may follow on this connection.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>Connects and logs in. Throws what MailKit and the socket throw.</summary>
    public static async Task<SmtpConnection> OpenAsync(SmtpOptions options, bool forUtf8, CancellationToken ct)
    {
        var client = new SmtpClient { Timeout = (int)Math.Min(options.MessageTimeout.TotalMilliseconds, int.MaxValue) };
        // Our own socket for the sake of NoDelay: MailKit writes the final dot by itself, and held back until the
        // content is acknowledged it would cost 40 ms a message.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (options.LocalDomain is not null) client.LocalDomain = options.LocalDomain;
            if (options.TrustedCertificate is { } fingerprint) client.ServerCertificateValidationCallback = Trusting(fingerprint);
            await socket.ConnectAsync(options.Host, options.Port, ct).ConfigureAwait(false);
            await client.ConnectAsync(socket, options.Host, options.Port, SocketOptions(options.Security), ct).ConfigureAwait(false);
            // With CHUNKING (RFC 3030) there is no final dot and so no moment before which a message surely was not sent.
            client.Capabilities &= ~(SmtpCapabilities.Chunking | SmtpCapabilities.BinaryMime);
            // MailKit asks for SMTPUTF8 wherever it is offered, and a later server without it would have to bounce.
            if (!forUtf8) client.Capabilities &= ~SmtpCapabilities.UTF8;
            if (options.UserName is not null)
                await client.AuthenticateAsync(options.UserName, options.Password ?? "", ct).ConfigureAwait(false);
            return new SmtpConnection(client, $"{options.Host}:{options.Port}", forUtf8);
        }
        catch
        {
            client.Dispose();
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Hands one message over. Does not throw.</summary>
    public async Task<Handover> SendAsync(Composition.Ready mail, CancellationToken ct)
    {
        Handovers++;
        var format = FormatOptions.Default.Clone();
        if (mail.NeedsUtf8)
        {
            if (!client.Capabilities.HasFlag(SmtpCapabilities.UTF8))
                return new Handover(DeliveryOutcome.Refused,
                    $"{server} does not take addresses with letters outside ASCII before the @ (RFC 6531).", AddressReader.NeedsUtf8(mail.To));
            format.International = true;
        }

        mail.Body.StartAttempt();
        try
        {
            var reply = await client.SendAsync(format, mail.Message, mail.From, [mail.To], ct).ConfigureAwait(false);
            IsOpen = client.IsConnected;
            return new Handover(DeliveryOutcome.Accepted, $"{server} accepted it: {HeaderText.OneLine(reply)}");
        }
#pragma warning disable CA1031 // Whatever breaks a hand-over is this message's result, never a reason to stop its neighbours.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var result = SmtpReplies.Explain(e, mail.Body.IsWritten, server);
            IsOpen = client.IsConnected && e is SmtpCommandException && !result.IsConnectionLost;
            return result;
        }
    }

    /// <summary>Says goodbye (QUIT) where the server still listens, and closes.</summary>
    public async Task CloseAsync()
    {
        using var patience = new CancellationTokenSource(GoodbyeTime);
        try
        {
            if (IsOpen) await client.DisconnectAsync(quit: true, patience.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Every message on it has its answer already; a rude ending changes nothing.
        catch (Exception)
#pragma warning restore CA1031
        {
            IsOpen = false;
        }
        Dispose();
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private static RemoteCertificateValidationCallback Trusting(string fingerprint)
    {
        var wanted = fingerprint.Replace(":", "", StringComparison.Ordinal).Trim();
        return (_, certificate, _, problems) => problems == SslPolicyErrors.None
            || string.Equals(certificate?.GetCertHashString(HashAlgorithmName.SHA256), wanted, StringComparison.OrdinalIgnoreCase);
    }

    private static SecureSocketOptions SocketOptions(SmtpSecurity security) => security switch
    {
        SmtpSecurity.None => SecureSocketOptions.None,
        SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => throw new ArgumentOutOfRangeException(nameof(security), security, "No such protection."),
    };
}

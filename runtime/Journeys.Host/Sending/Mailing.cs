using System.Net;
using Journeys.Channels.Email;
using Journeys.Channels.Mailbox;

namespace Journeys.Host.Sending;

/// <summary>Where e-mail goes: to a mail server, or to the built-in mailbox on this machine.</summary>
internal sealed class Mailing : IAsyncDisposable
{
    private Mailing(IEmailSender sender, MailboxServer? mailbox)
    {
        Sender = sender;
        Mailbox = mailbox;
    }

    public IEmailSender Sender { get; }

    public MailboxServer? Mailbox { get; }

    public static Mailing Start(HostOptions options, TimeProvider clock)
    {
        if (options.Smtp is { } smtp) return new Mailing(new SmtpEmailSender(smtp, clock), null);
        var folder = Path.Combine(options.DataFolder, "mail");
        var mailbox = MailboxServer.Start(new MailboxOptions { Port = options.MailboxPort }, MailboxStore.Open(folder, clock: clock));
        var local = new SmtpOptions { Host = IPAddress.Loopback.ToString(), Port = mailbox.Port, Security = SmtpSecurity.None, LocalDomain = "localhost", MessagesPerConnection = 1_000 };
        return new Mailing(new SmtpEmailSender(local, clock), mailbox);
    }

    public async ValueTask DisposeAsync()
    {
        await Sender.DisposeAsync();
        if (Mailbox is not null) await Mailbox.DisposeAsync();
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using Journeys.Channels.Email;
using Journeys.Channels.Mailbox;

namespace Journeys.Channels.Tests.Support;

/// <summary>A mailbox in a folder of its own, and senders to it.</summary>
internal sealed class TestMailbox : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mailbox-").FullName;

    public TestMailbox(MailboxScript? script = null, MailboxOptions? options = null, bool flushToDisk = false)
    {
        Store = MailboxStore.Open(folder, flushToDisk);
        Server = MailboxServer.Start(options ?? new MailboxOptions(), Store, script);
    }

    public MailboxStore Store { get; private set; }

    public MailboxServer Server { get; private set; }

    public string Folder => folder;

    public SmtpOptions Options => new() { Host = "127.0.0.1", Port = Server.Port, Security = SmtpSecurity.None, LocalDomain = "sender.example" };

    /// <summary>How many were acknowledged: a reply is counted just after it is sent, so the client may be here first.</summary>
    public async Task<long> AcknowledgedAsync(long expected, CancellationToken ct)
    {
        for (var patience = 0; Server.Acknowledged < expected && patience < 500; patience++) await Task.Delay(20, ct);
        return Server.Acknowledged;
    }

    public static async Task<ImmutableArray<DeliveryResult>> SendAsync(
        IEmailSender sender, IEnumerable<OutgoingEmail> batch, CancellationToken ct = default)
    {
        var results = new ConcurrentQueue<DeliveryResult>();
        await sender.SendAsync([.. batch], r => { results.Enqueue(r); return ValueTask.CompletedTask; }, ct);
        return [.. results];
    }

    public async Task<DeliveryResult> SendOneAsync(OutgoingEmail email, Func<SmtpOptions, SmtpOptions>? with = null)
    {
        await using var sender = new SmtpEmailSender(with is null ? Options : with(Options));
        return Assert.Single(await SendAsync(sender, [email]));
    }

    /// <summary>Ends the server and starts another on the same port and folder.</summary>
    public async Task RestartAsync(MailboxScript? script = null)
    {
        var port = Server.Port;
        await Server.DisposeAsync();
        Store = MailboxStore.Open(folder);
        Server = MailboxServer.Start(new MailboxOptions { Port = port }, Store, script);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

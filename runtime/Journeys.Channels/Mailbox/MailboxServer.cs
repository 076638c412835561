using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Journeys.Channels.Mailbox;

/// <summary>
/// A small SMTP server on this machine's loopback address: it takes every mail and delivers none, so that a project
/// can be tried out with real SMTP and nobody is written to by accident.
/// </summary>
/// <remarks>It listens on 127.0.0.1 only, and offers neither TLS nor log-in.</remarks>
public sealed class MailboxServer : IAsyncDisposable
{
    private readonly MailboxOptions options;
    private readonly MailboxScript? script;
    private readonly Socket listener;
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<int, Task> sessions = new();
    private Task accepting = Task.CompletedTask;
    private int connections;
    private long received;
    private long acknowledged;

    private MailboxServer(MailboxOptions options, MailboxStore store, MailboxScript? script, Socket listener)
    {
        this.options = options;
        this.script = script;
        this.listener = listener;
        Store = store;
        Port = listener.LocalEndPoint is IPEndPoint here ? here.Port : options.Port;
    }

    /// <summary>The port it listens on.</summary>
    public int Port { get; }

    /// <summary>Where the mails are kept.</summary>
    public MailboxStore Store { get; }

    /// <summary>Mails stored since the start. Every copy counts: a mail sent twice counts twice.</summary>
    public long Received => Interlocked.Read(ref received);

    /// <summary>Mails answered with 250 since the start; fewer than <see cref="Received"/> where a script cut in between.</summary>
    public long Acknowledged => Interlocked.Read(ref acknowledged);

    /// <summary>Connections accepted since the start.</summary>
    public int Connections => Volatile.Read(ref connections);

    /// <summary>Begins to listen.</summary>
    /// <param name="options">Port and limits.</param>
    /// <param name="store">Where mails go. The server does not own it.</param>
    /// <param name="script">Makes it misbehave, for tests; null to behave.</param>
    /// <exception cref="SocketException">The port is taken or not allowed.</exception>
    public static MailboxServer Start(MailboxOptions options, MailboxStore store, MailboxScript? script = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(store);
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.Bind(new IPEndPoint(IPAddress.Loopback, options.Port));
            listener.Listen();
        }
        catch
        {
            listener.Dispose();
            throw;
        }
        var server = new MailboxServer(options, store, script, listener);
        server.accepting = Task.Run(server.AcceptAsync);
        return server;
    }

    /// <summary>Stops listening and cuts every connection. A mail not yet answered is the client's to send again.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!stop.IsCancellationRequested)
        {
            await stop.CancelAsync().ConfigureAwait(false);
            listener.Dispose();
        }
        await accepting.ConfigureAwait(false);
        await Task.WhenAll(sessions.Values).ConfigureAwait(false);
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            Socket client;
            try
            {
                client = await listener.AcceptAsync(stop.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException)
            {
                // A client that gave up before it was accepted, or too many open files: neither ends the server.
                if (stop.IsCancellationRequested) return;
                await Task.Delay(10, CancellationToken.None).ConfigureAwait(false);
                continue;
            }
            var number = Interlocked.Increment(ref connections);
            var session = Task.Run(() => ServeAsync(client, number));
            sessions[number] = session;
            _ = session.ContinueWith(_ => sessions.TryRemove(number, out Task? _), TaskScheduler.Default);
        }
    }

    private async Task ServeAsync(Socket client, int number)
    {
        using var socket = client;
        client.NoDelay = true;
        var context = new SmtpSessionContext(number, options.MaxMessageBytes, script, Keep, () => Interlocked.Increment(ref acknowledged));
        try
        {
            await using var stream = new NetworkStream(client, ownsSocket: false);
            using var wire = new SmtpWire(stream, options.IdleTimeout, stop.Token);
            await new SmtpSession(wire, context, stop.Token).RunAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The client went away, was silent for too long, or the server stops: the session is over either way.
            client.LingerState = new LingerOption(enable: true, seconds: 0);
        }
    }

    private long Keep(MailEnvelope envelope, ReadOnlyMemory<byte> content)
    {
        var id = Store.Append(envelope, content);
        Interlocked.Increment(ref received);
        return id;
    }
}

using System.Collections.Concurrent;
using MailKit.Security;

namespace Journeys.Channels.Email;

/// <summary>Keeps connections open between messages and remembers when the server cannot be reached.</summary>
/// <remarks>How many are used at once is the sender's matter; the pool only keeps what comes back.</remarks>
internal sealed class SmtpPool(SmtpOptions options, TimeProvider time) : IAsyncDisposable
{
    private readonly ConcurrentStack<SmtpConnection> idle = new();
    private Failure? lastFailure;
    private volatile bool isClosed;

    private sealed record Failure(string Detail, long At);

    /// <summary>A connection, or why there is none.</summary>
    public readonly record struct Rented(SmtpConnection? Connection, string Detail);

    /// <summary>A kept connection, else a new one.</summary>
    /// <param name="mustBeNew">True after a kept one turned out to be dead.</param>
    /// <param name="forUtf8">True for a message that needs SMTPUTF8: it gets a connection of its own.</param>
    /// <param name="ct">Ends the wait for a connection.</param>
    public async Task<Rented> RentAsync(bool mustBeNew, bool forUtf8, CancellationToken ct)
    {
        while (!mustBeNew && !forUtf8 && idle.TryPop(out var kept))
        {
            if (time.GetElapsedTime(kept.LastUsed) < options.IdleTimeout) return new Rented(kept, "");
            await kept.CloseAsync().ConfigureAwait(false);
        }

        if (Volatile.Read(ref lastFailure) is { } failure && time.GetElapsedTime(failure.At) < options.ReconnectPause)
            return new Rented(null, failure.Detail);
        return await OpenAsync(forUtf8, ct).ConfigureAwait(false);
    }

    /// <summary>Gives a connection back; it is closed where nothing more may be sent over it.</summary>
    public async Task ReturnAsync(SmtpConnection connection)
    {
        connection.LastUsed = time.GetTimestamp();
        if (isClosed || connection.IsForUtf8 || !connection.IsOpen || connection.Handovers >= options.MessagesPerConnection)
            await connection.CloseAsync().ConfigureAwait(false);
        else
            idle.Push(connection);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        isClosed = true;
        while (idle.TryPop(out var connection)) await connection.CloseAsync().ConfigureAwait(false);
    }

    private async Task<Rented> OpenAsync(bool forUtf8, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(options.ConnectTimeout);
        try
        {
            var connection = await SmtpConnection.OpenAsync(options, forUtf8, patience.Token).ConfigureAwait(false);
            Volatile.Write(ref lastFailure, null);
            return new Rented(connection, "");
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return new Rented(null, "The sender is stopping; the message was not sent.");
        }
#pragma warning disable CA1031 // Every way of not getting a connection is the same to the message: it waits.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var detail = $"No connection to the mail server {options.Host}:{options.Port}: {Cause(e)}";
            Volatile.Write(ref lastFailure, new Failure(detail, time.GetTimestamp()));
            return new Rented(null, detail);
        }
    }

    private string Cause(Exception e) => e switch
    {
        OperationCanceledException or TimeoutException => $"no answer within {options.ConnectTimeout.TotalSeconds:0.#} seconds.",
        SslHandshakeException => "the TLS handshake failed. Check that the certificate is valid for this name and that the port and the protection setting belong together (465: TLS, 587: STARTTLS).",
        AuthenticationException => "it refused the user name and password: " + HeaderText.OneLine(e.Message),
        NotSupportedException when options.Security == SmtpSecurity.StartTls && options.UserName is null =>
            "it does not offer STARTTLS. Use TLS (port 465), or no protection for a server on this machine.",
        _ => HeaderText.OneLine(e.Message),
    };
}

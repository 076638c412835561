namespace Journeys.Channels.Mailbox;

/// <summary>How the built-in mailbox listens and keeps mail.</summary>
public sealed record MailboxOptions
{
    /// <summary>The port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The largest message taken, in bytes, as announced by SIZE (RFC 1870).</summary>
    public int MaxMessageBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>A connection silent for longer is closed (RFC 5321 §4.5.3.2.7 asks for at least five minutes).</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(5);
}

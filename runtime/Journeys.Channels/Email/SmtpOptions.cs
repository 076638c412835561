namespace Journeys.Channels.Email;

/// <summary>How the connection to the mail server is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>Plain text. Only for a server on this machine or in the same closed network.</summary>
    None,

    /// <summary>Plain text first, then STARTTLS, which the server must offer (RFC 3207); the usual choice on port 587.</summary>
    StartTls,

    /// <summary>TLS from the first byte (RFC 8314); the usual choice on port 465.</summary>
    Tls,
}

/// <summary>Where and how e-mail is handed over.</summary>
public sealed record SmtpOptions
{
    /// <summary>The mail server's name or address.</summary>
    public required string Host { get; init; }

    /// <summary>The TCP port, 1 to 65535; 587 is mail submission (RFC 6409).</summary>
    public int Port { get; init; } = 587;

    /// <summary>How the connection is protected.</summary>
    public SmtpSecurity Security { get; init; } = SmtpSecurity.StartTls;

    /// <summary>The account to log in with; null to send without logging in.</summary>
    public string? UserName { get; init; }

    /// <summary>The account's password; needed where <see cref="UserName"/> is given.</summary>
    public string? Password { get; init; }

    /// <summary>The name given in EHLO (RFC 5321 §4.1.1.1); null for this machine's address.</summary>
    public string? LocalDomain { get; init; }

    /// <summary>
    /// The SHA-256 fingerprint (64 hexadecimal digits, colons optional) of the one certificate to trust besides those
    /// that this machine trusts, for a server of your own with a self-signed one; null for none.
    /// </summary>
    public string? TrustedCertificate { get; init; }

    /// <summary>The most connections open at once, at least 1.</summary>
    public int Connections { get; init; } = 4;

    /// <summary>After this many messages a connection is closed and a new one opened; many servers allow about 100.</summary>
    public int MessagesPerConnection { get; init; } = 100;

    /// <summary>How long opening a connection may take, TLS and log-in included.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long one message may take from MAIL to the last reply. RFC 5321 §4.5.3.2.6 grants a server ten minutes for
    /// the reply to the final dot; giving up earlier leaves the message in doubt, so this should not be short.
    /// </summary>
    public TimeSpan MessageTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>A connection unused for longer is closed instead of reused, before the server does it.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After a failure to connect, messages are deferred at once for this long instead of each trying in vain.</summary>
    public TimeSpan ReconnectPause { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a message under way may still take once the sender is told to stop.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(5);
}

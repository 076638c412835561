namespace Journeys.Channels.Mailbox;

/// <summary>The moments of an SMTP session at which a script may step in.</summary>
public enum MailboxStage
{
    /// <summary>Before the greeting.</summary>
    Connected,

    /// <summary>At MAIL FROM.</summary>
    Sender,

    /// <summary>At RCPT TO.</summary>
    Recipient,

    /// <summary>At the DATA command, before 354.</summary>
    Data,

    /// <summary>Once, after the first bytes of the content came in.</summary>
    Content,

    /// <summary>The final dot has come; the mail is not stored yet.</summary>
    Complete,

    /// <summary>The mail is stored and counted; it is not answered yet.</summary>
    Stored,

    /// <summary>The mail is answered with 250.</summary>
    Acknowledged,
}

/// <summary>Where a session stands when a script is asked.</summary>
/// <param name="Stage">The moment.</param>
/// <param name="Sender">The envelope's sender; empty before MAIL and for bounces.</param>
/// <param name="Recipient">The recipient at hand, or the first one; empty before RCPT.</param>
/// <param name="Connection">Counts the server's connections from 1.</param>
public sealed record MailboxMoment(MailboxStage Stage, string Sender, string Recipient, int Connection);

/// <summary>What a scripted mailbox does instead of going on.</summary>
public abstract record MailboxReaction
{
    private MailboxReaction() { }

    /// <summary>Answers with this and does no more about the command.</summary>
    /// <param name="Code">The reply code, 200 to 599 (RFC 5321 §4.2).</param>
    /// <param name="Text">The reply's text.</param>
    public sealed record Reply(int Code, string Text) : MailboxReaction;

    /// <summary>Waits, then goes on as if nothing were.</summary>
    /// <param name="For">How long; <see cref="Timeout.InfiniteTimeSpan"/> waits until the server stops.</param>
    public sealed record Stall(TimeSpan For) : MailboxReaction;

    /// <summary>Cuts the connection without a word.</summary>
    public sealed record Cut : MailboxReaction;
}

/// <summary>Makes a mailbox misbehave, for tests of what is on the other side. Called from several sessions at once.</summary>
/// <returns>What to do; null to go on as usual.</returns>
public delegate MailboxReaction? MailboxScript(MailboxMoment moment);

using System.Collections.Immutable;

namespace Journeys.Channels.Mailbox;

/// <summary>What a session needs of the server around it.</summary>
/// <param name="Connection">The connection's number, from 1.</param>
/// <param name="MaxMessageBytes">The largest message taken.</param>
/// <param name="Script">What misbehaves; null for nothing.</param>
/// <param name="Store">Stores a mail and returns its id; returns only once it is as safe as was asked for.</param>
/// <param name="Acknowledge">Called after a mail was answered with 250.</param>
internal sealed record SmtpSessionContext(
    int Connection, int MaxMessageBytes, MailboxScript? Script, Func<MailEnvelope, ReadOnlyMemory<byte>, long> Store, Action Acknowledge);

/// <summary>Who a mail is from and for, as the SMTP session says (its headers may say something else).</summary>
/// <param name="Sender">The reverse path; empty for the null sender.</param>
/// <param name="Recipients">The forward paths.</param>
/// <param name="Protocol">ESMTP or SMTP, for the Received header.</param>
internal sealed record MailEnvelope(string Sender, ImmutableArray<string> Recipients, string Protocol);

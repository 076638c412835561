namespace Journeys.Channels.Email;

/// <summary>One e-mail to one person, rendered and past every gate: all that is left is to hand it over.</summary>
/// <param name="SendKey">Identifies the send (run, place, visit); results are reported under it.</param>
/// <param name="From">The sender, an address or <c>Name &lt;address&gt;</c>.</param>
/// <param name="To">The recipient's bare address.</param>
/// <param name="ToName">The recipient's name for display; null when not known.</param>
/// <param name="Subject">The subject line; control characters become spaces.</param>
/// <param name="Preview">The text that mail programs show after the subject; null for none.</param>
/// <param name="Html">The HTML body.</param>
/// <param name="Text">The plain-text body.</param>
/// <param name="UnsubscribeUrl">Absolute http(s) address that unsubscribes on POST (RFC 8058); null for transactional mail.</param>
/// <param name="ListId">The list's identifier, <c>id.domain</c> or <c>Name &lt;id.domain&gt;</c> (RFC 2919); null for none.</param>
/// <param name="MessageId">The Message-ID, angle brackets optional. The same for every attempt at the same send.</param>
public sealed record OutgoingEmail(
    string SendKey,
    string From,
    string To,
    string? ToName,
    string Subject,
    string? Preview,
    string Html,
    string Text,
    string? UnsubscribeUrl,
    string? ListId,
    string MessageId);

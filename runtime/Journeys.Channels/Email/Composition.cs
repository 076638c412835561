using MimeKit;

namespace Journeys.Channels.Email;

/// <summary>A message ready for the wire, or the reason why it can never be one.</summary>
internal abstract record Composition
{
    private Composition() { }

    /// <summary>Ready to hand over.</summary>
    public sealed record Ready(MimeMessage Message, TrackedBody Body, MailboxAddress From, MailboxAddress To) : Composition
    {
        /// <summary>Whether the server must offer SMTPUTF8.</summary>
        public bool NeedsUtf8 => AddressReader.NeedsUtf8(From) || AddressReader.NeedsUtf8(To);
    }

    /// <summary>Cannot be sent, ever.</summary>
    public sealed record Impossible(string Reason, bool IsRecipientAddress) : Composition;
}

using System.Security.Cryptography;
using System.Text;
using MimeKit;
using MimeKit.Text;
using MimeKit.Utils;

namespace Journeys.Channels.Email;

/// <summary>Makes the MIME message (RFC 5322, 2045, 2046) of an e-mail.</summary>
/// <remarks>The same e-mail at the same time gives the same bytes, so that a repeated attempt is recognisable.</remarks>
/// <param name="clock">Gives the Date header.</param>
internal sealed class EmailComposer(TimeProvider clock)
{
    // RFC 2045 §6.7 asks for 76; it also keeps every line far below the 998 of RFC 5322 §2.1.1.
    private const int LineLength = 76;

    public Composition Compose(OutgoingEmail email)
    {
        var to = AddressReader.ReadBare(email.To, out var problem);
        if (to is null) return new Composition.Impossible(problem, IsRecipientAddress: true);
        var from = AddressReader.Read(email.From, out problem);
        if (from is null) return new Composition.Impossible("The sender cannot be used: " + problem, false);
        var messageId = email.MessageId.Any(c => char.IsControl(c) || !char.IsAscii(c)) ? null : MimeUtils.ParseMessageId(email.MessageId);
        if (string.IsNullOrEmpty(messageId) || !messageId.Contains('@', StringComparison.Ordinal))
            return new Composition.Impossible($"“{HeaderText.OneLine(email.MessageId)}” is not a Message-ID (an example: <a1b2@shop.example>).", false);

        if (email.ToName is not null) to.Name = HeaderText.OneLine(email.ToName);
        var message = new MimeMessage { MessageId = messageId, Date = clock.GetUtcNow() };
        message.From.Add(from);
        message.To.Add(to);
        message.Subject = HeaderText.OneLine(email.Subject);
        if (ListHeaders.Add(message, email) is { } reason) return new Composition.Impossible(reason, false);
        var body = Body(email, messageId);
        message.Body = body;
        message.Prepare(EncodingConstraint.SevenBit, LineLength);
        return new Composition.Ready(message, body, from, to);
    }

    private static TrackedBody Body(OutgoingEmail email, string messageId)
    {
        // RFC 2046 §5.1.4: the plainest form first, the best last.
        var body = new TrackedBody
        {
            new TextPart(TextFormat.Plain) { Text = email.Text },
            new TextPart(TextFormat.Html) { Text = Preheader.Insert(email.Html, email.Preview) },
        };
        // "=_" occurs in neither base64 nor quoted-printable, so no line of the parts can look like the boundary.
        body.Boundary = "=_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)).AsSpan(0, 16));
        return body;
    }
}

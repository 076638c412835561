using System.Text;
using MimeKit;

namespace Journeys.Channels.Email;

/// <summary>Reads addresses as strictly as a server will (RFC 5321 §4.1.2), so that nonsense never leaves the house.</summary>
internal static class AddressReader
{
    // RFC 5321 §4.5.3.1.1 and, for the whole, RFC 3696 erratum 1690: a path of 256 octets less its brackets.
    private const int LongestLocalPart = 64;
    private const int LongestAddress = 254;

    private static readonly ParserOptions Strict = new()
    {
        AddressParserComplianceMode = RfcComplianceMode.Strict,
        AllowAddressesWithoutDomain = false,
        AllowUnquotedCommasInAddresses = false,
    };

    /// <summary>A bare <c>name@domain</c>; display names, lists and comments are no address of one person.</summary>
    public static MailboxAddress? ReadBare(string text, out string problem)
    {
        var mailbox = Read(text, out problem);
        if (mailbox is null || string.Equals(mailbox.Address, text.Trim(), StringComparison.Ordinal)) return mailbox;
        problem = Complain(text, "it holds more than one bare address");
        return null;
    }

    /// <summary>A sender: <c>name@domain</c> or <c>Name &lt;name@domain&gt;</c>.</summary>
    public static MailboxAddress? Read(string text, out string problem)
    {
        problem = "";
        if (text.Any(char.IsControl))
            problem = Complain(text, "it holds a line break or another control character");
        else if (!MailboxAddress.TryParse(Strict, text.Trim(), out var mailbox) || mailbox.Domain.Length == 0)
            problem = Complain(text, "it does not have the form name@domain");
        else if (Encoding.UTF8.GetByteCount(mailbox.LocalPart) > LongestLocalPart)
            problem = Complain(text, $"the part before the @ is longer than {LongestLocalPart} bytes");
        else if (Encoding.UTF8.GetByteCount(mailbox.Address) > LongestAddress)
            problem = Complain(text, $"it is longer than {LongestAddress} bytes");
        else
            return mailbox;
        return null;
    }

    /// <summary>
    /// Whether an address can only travel with SMTPUTF8 (RFC 6531): the part before the @ is outside ASCII. A domain
    /// outside ASCII has an ASCII form (RFC 5890) that every server understands.
    /// </summary>
    public static bool NeedsUtf8(MailboxAddress mailbox) => !mailbox.LocalPart.All(char.IsAscii);

    private static string Complain(string text, string why) =>
        $"“{HeaderText.OneLine(text)}” is not an e-mail address: {why} (an example: ada@shop.example).";
}

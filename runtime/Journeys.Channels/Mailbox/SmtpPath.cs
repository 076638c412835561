using System.Collections.Immutable;

namespace Journeys.Channels.Mailbox;

/// <summary>The argument of MAIL and RCPT: an address in angle brackets and parameters (RFC 5321 §4.1.2).</summary>
/// <param name="Address">The address without brackets and source route; empty for the null sender.</param>
/// <param name="Parameters">What follows, as written.</param>
internal sealed record SmtpPath(string Address, ImmutableArray<string> Parameters)
{
    /// <summary>Reads what follows <c>MAIL FROM:</c> or <c>RCPT TO:</c>; null where it is no path.</summary>
    public static SmtpPath? Read(string argument)
    {
        var text = argument.Trim();
        if (text.Length < 2 || text[0] != '<') return null;
        var end = ClosingBracket(text);
        if (end < 0) return null;
        var address = text[1..end];
        // RFC 5321 §4.1.2: a source route must be accepted and should be ignored.
        if (address.StartsWith('@') && address.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon) address = address[(colon + 1)..];
        var parameters = text[(end + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new SmtpPath(address, [.. parameters]);
    }

    /// <summary>Whether this can be a recipient.</summary>
    public bool IsMailbox =>
        string.Equals(Address, "postmaster", StringComparison.OrdinalIgnoreCase)
        || (Address.LastIndexOf('@') is > 0 and var at && at < Address.Length - 1 && !Address.Any(c => char.IsControl(c)));

    private static int ClosingBracket(string text)
    {
        var isQuoted = false;
        for (var i = 1; i < text.Length; i++)
        {
            if (isQuoted && text[i] == '\\') i++;
            else if (text[i] == '"') isQuoted = !isQuoted;
            else if (text[i] == '>' && !isQuoted) return i;
        }
        return -1;
    }
}

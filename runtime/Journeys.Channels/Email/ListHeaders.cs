using System.Text;
using System.Text.RegularExpressions;
using MimeKit;
using MimeKit.Utils;

namespace Journeys.Channels.Email;

/// <summary>The header fields that make a message part of a list one can leave (RFC 2369, 2919, 8058).</summary>
internal static partial class ListHeaders
{
    // The field must fit one line (RFC 5322 §2.1.1: 998), since an address must not be folded inside.
    private const int LongestUrl = 900;

    /// <summary>Adds the fields; null, or why they cannot be added.</summary>
    public static string? Add(MimeMessage message, OutgoingEmail email) =>
        AddUnsubscribe(message, email.UnsubscribeUrl) ?? AddListId(message, email.ListId);

    private static string? AddUnsubscribe(MimeMessage message, string? url)
    {
        if (url is null) return null;
        var usable = !url.Any(char.IsControl) && Uri.TryCreate(url, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) ? uri : null;
        if (usable is null || usable.AbsoluteUri.Length > LongestUrl)
            return $"“{HeaderText.OneLine(url)}” cannot be the address for unsubscribing: it must be an absolute http or https address of at most {LongestUrl} characters.";
        // Raw, because MimeKit folds and encodes what is longer than a line, and mail providers read these two literally.
        SetRaw(message, "List-Unsubscribe", $"<{Bracketable(usable)}>");
        // RFC 8058 §3.1 wants HTTPS; a host on this machine is let through so that it can be tried out.
        if (usable.Scheme == Uri.UriSchemeHttps || usable.IsLoopback)
            SetRaw(message, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        return null;
    }

    private static string? AddListId(MimeMessage message, string? listId)
    {
        if (listId is null) return null;
        var match = ListIdForm().Match(listId.Trim());
        if (!match.Success || listId.Any(char.IsControl))
            return $"“{HeaderText.OneLine(listId)}” is not a list identifier (an example: News <news.shop.example>).";
        var id = match.Groups["id"].Value;
        var name = match.Groups["name"].Value.Trim().Trim('"').Trim();
        message.Headers[HeaderId.ListId] = name.Length == 0 ? $"<{id}>" : $"{Phrase(name)} <{id}>";
        return null;
    }

    private static string Phrase(string name) =>
        name.All(char.IsAscii) ? MimeUtils.Quote(name) : Encoding.ASCII.GetString(Rfc2047.EncodePhrase(Encoding.UTF8, name)).Trim();

    // AbsoluteUri percent-encodes angle brackets and spaces; a comma would end the entry (RFC 2369 §2).
    private static string Bracketable(Uri uri) => uri.AbsoluteUri.Replace(",", "%2C", StringComparison.Ordinal);

    private static void SetRaw(MimeMessage message, string field, string value)
    {
        var header = new Header(field, "");
        header.SetRawValue(Encoding.ASCII.GetBytes($" {value}\r\n"));
        message.Headers.Add(header);
    }

    [GeneratedRegex(@"^(?:(?<name>[^<>]*)<(?<id>[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+)>|(?<id>[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+))$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ListIdForm();
}

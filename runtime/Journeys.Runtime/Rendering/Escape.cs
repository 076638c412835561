using System.Text;

namespace Journeys.Runtime.Rendering;

/// <summary>Escapes the values of a message for the place they are printed in; called by compiled templates.</summary>
public static class Escape
{
    /// <summary>For the text of an element and for a quoted attribute (HTML Living Standard 13.1.2.3).</summary>
    public static string Html(string? value)
    {
        if (string.IsNullOrEmpty(value)) return "";
        var result = new StringBuilder(value.Length + 16);
        foreach (var c in value)
        {
            switch (c)
            {
                case '&': result.Append("&amp;"); break;
                case '<': result.Append("&lt;"); break;
                case '>': result.Append("&gt;"); break;
                case '"': result.Append("&quot;"); break;
                case '\'': result.Append("&#39;"); break;
                default: result.Append(c); break;
            }
        }
        return result.ToString();
    }

    /// <summary>
    /// For the beginning of an address: only http, https, mailto, tel, sms and relative addresses pass; anything else (such as
    /// <c>javascript:</c>) becomes <c>#</c>, so that data can never make a link run code.
    /// </summary>
    public static string UrlStart(string? value)
    {
        var text = (value ?? "").Trim();
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var slash = text.AsSpan().IndexOfAny('/', '?', '#');
        if (colon >= 0 && (slash < 0 || colon < slash)
            && text[..colon].ToLowerInvariant() is not ("http" or "https" or "mailto" or "tel" or "sms"))
            return "#";
        return UrlPath(text);
    }

    /// <summary>For the path of an address: what an address may hold stays, everything else is percent-encoded as UTF-8 (RFC 3986 2.1).</summary>
    public static string UrlPath(string? value) => Percent(value, "-._~:/?#[]@!$&'()*+,;=%");

    /// <summary>For the query or fragment of an address: everything but unreserved characters is percent-encoded (RFC 3986 2.3).</summary>
    public static string UrlQuery(string? value) => Percent(value, "-._~");

    /// <summary>For a <c>style</c> attribute: letters, digits and what sizes and colours need; anything else is left out.</summary>
    public static string Style(string? value) =>
        string.Concat((value ?? "").Where(c => char.IsLetterOrDigit(c) || c is ' ' or '#' or '%' or '.' or ',' or '-'));

    /// <summary>The text part of a message: no space at line ends, never more than one empty line, none around it.</summary>
    public static string Tidy(string text)
    {
        var result = new StringBuilder(text.Length);
        var empty = 0;
        foreach (var line in text.Split('\n'))
        {
            var trimmed = line.TrimEnd();
            if (trimmed.Length == 0)
            {
                empty++;
                continue;
            }
            if (result.Length > 0) result.Append('\n', empty > 0 ? 2 : 1);
            result.Append(trimmed);
            empty = 0;
        }
        return result.ToString();
    }

    private static string Percent(string? value, string kept)
    {
        if (string.IsNullOrEmpty(value)) return "";
        var result = new StringBuilder(value.Length + 16);
        foreach (var unit in Encoding.UTF8.GetBytes(value))
        {
            var c = (char)unit;
            if (char.IsAsciiLetterOrDigit(c) || kept.Contains(c, StringComparison.Ordinal)) result.Append(c);
            else result.Append('%').Append(unit.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }
        return result.ToString();
    }
}

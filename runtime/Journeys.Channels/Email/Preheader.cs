using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Journeys.Channels.Email;

/// <summary>Puts the preview text into the HTML where mail programs find it first and readers do not see it.</summary>
internal static partial class Preheader
{
    // Mail programs fill the preview with what follows; blank joined characters keep the body's first words out of it.
    private const int Filler = 60;

    /// <summary>The HTML with the preview right after its opening body tag, else at its start.</summary>
    public static string Insert(string html, string? preview)
    {
        var text = preview is null ? "" : HeaderText.OneLine(preview);
        if (text.Length == 0) return html;
        var at = AfterBodyTag(html);
        return html.Insert(at, Block(text));
    }

    private static string Block(string text)
    {
        var block = new StringBuilder(
            "<div style=\"display:none;font-size:1px;line-height:1px;max-height:0;max-width:0;opacity:0;overflow:hidden;mso-hide:all\">");
        block.Append(WebUtility.HtmlEncode(text));
        for (var i = 0; i < Filler; i++) block.Append("&#847;&zwnj;&nbsp;");
        return block.Append("</div>").ToString();
    }

    // Not MimeKit's HtmlToHtml: it writes every tag anew, and Outlook's conditional comments do not forgive that.
    private static int AfterBodyTag(string html)
    {
        foreach (var match in BodyTag().EnumerateMatches(html))
            if (!html.AsSpan(match.Index).StartsWith("<!--", StringComparison.Ordinal)) return match.Index + match.Length;
        return 0;
    }

    [GeneratedRegex("""<!--(?s:.*?)-->|<body(?:\s(?:[^>"']|"[^"]*"|'[^']*')*)?>""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex BodyTag();
}

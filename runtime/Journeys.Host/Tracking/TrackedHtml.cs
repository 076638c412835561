using System.Net;
using System.Text.RegularExpressions;

namespace Journeys.Host.Tracking;

/// <summary>Lets the links of an HTML body pass by the host, and adds the picture that tells of opening.</summary>
internal static partial class TrackedHtml
{
    // Longer targets would make addresses that mail programs cut; such a link leads straight to its target and is not counted.
    private const int LongestTarget = 1_200;

    /// <summary>The body with its web links replaced; addresses of the host itself (unsubscribing) stay as they are.</summary>
    /// <param name="html">The body.</param>
    /// <param name="root">The host's own address.</param>
    /// <param name="click">The address that notes a click and leads to a target.</param>
    /// <param name="open">The address of the picture.</param>
    public static string Rewrite(string html, string root, Func<string, string> click, string open)
    {
        var linked = Link().Replace(html, match =>
        {
            var target = WebUtility.HtmlDecode(match.Groups["url"].Value).Trim();
            var tracked = Uri.TryCreate(target, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
                && target.Length <= LongestTarget && !target.StartsWith(root + "/", StringComparison.Ordinal);
            return tracked ? $"{match.Groups["before"].Value}\"{click(target)}\"" : match.Value;
        });
        var picture = $"<img src=\"{open}\" width=\"1\" height=\"1\" alt=\"\" style=\"display:block;border:0\">";
        var end = linked.LastIndexOf("</body>", StringComparison.OrdinalIgnoreCase);
        return end < 0 ? linked + picture : linked.Insert(end, picture);
    }

    [GeneratedRegex("""(?<before><a\b[^>]*?\shref\s*=\s*)(?:"(?<url>[^"]*)"|'(?<url>[^']*)')""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Link();
}

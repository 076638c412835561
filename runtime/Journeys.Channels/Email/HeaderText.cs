using System.Text;

namespace Journeys.Channels.Email;

/// <summary>Text on its way into a header field.</summary>
internal static class HeaderText
{
    /// <summary>
    /// The text on one line. A line break in a header starts a new field, so contact data with one could add
    /// recipients; such characters become spaces, since the message itself is still worth sending.
    /// </summary>
    public static string OneLine(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            // U+2028 and U+2029 are line and paragraph separators, not control characters by category.
            var breaks = char.IsControl(c) || c is '\u2028' or '\u2029';
            if (!breaks) result.Append(c);
            else if (result.Length > 0 && result[^1] != ' ') result.Append(' ');
        }
        return result.ToString().Trim();
    }
}

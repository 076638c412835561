using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Journeys.Compiler.Text;

namespace Journeys.Compiler.Templates;

/// <summary>
/// An MJML body: its HTML is made by the npm package and committed beside it (<c>name.mjml.html</c>), with the hash of its source in
/// the first line, so that machines without node use it, and a forgotten rebuild is an error rather than an old mail.
/// </summary>
internal static partial class MjmlFile
{
    /// <summary>Path of the HTML of an MJML file.</summary>
    public static string HtmlPath(string path) => path + ".html";

    /// <summary>The first line of the HTML.</summary>
    public static string Header(string mjml) => string.Create(CultureInfo.InvariantCulture, $"<!-- mjml-sha256: {Hash(mjml)} -->");

    /// <summary>Whether the HTML was made from this source.</summary>
    public static bool IsCurrent(string mjml, string html) =>
        HeaderLine().Match(html) is { Success: true } header && header.Groups[1].Value.Equals(Hash(mjml), StringComparison.OrdinalIgnoreCase);

    /// <summary>The HTML as a template whose tags stand where the MJML file has them, for that is the file a person edits.</summary>
    public static TemplateSource Source(SourceText mjml, SourceText html)
    {
        var header = HeaderLine().Match(html.Text);
        var text = html.Text[header.Length..];
        var map = ImmutableArray.CreateBuilder<(int, int)>();
        map.Add((0, 0));
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Match tag in Tag().Matches(text))
        {
            var from = used.GetValueOrDefault(tag.Value, 0);
            var at = mjml.Text.IndexOf(tag.Value, from, StringComparison.Ordinal);
            if (at < 0) at = mjml.Text.IndexOf(tag.Value, StringComparison.Ordinal);
            if (at < 0) continue;
            used[tag.Value] = at + tag.Length;
            if (tag.Index == 0) map.Clear();
            map.Add((tag.Index, at));
        }
        return new(mjml, text, map.ToImmutable());
    }

    // A checkout with other line ends is still the same source.
    private static string Hash(string mjml) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mjml.Replace("\r\n", "\n", StringComparison.Ordinal))));

    [GeneratedRegex(@"\A<!--\s*mjml-sha256:\s*([0-9a-fA-F]{64})\s*-->\r?\n?", RegexOptions.CultureInvariant)]
    private static partial Regex HeaderLine();

    [GeneratedRegex(@"\{\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}

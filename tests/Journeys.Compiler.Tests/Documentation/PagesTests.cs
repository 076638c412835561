using System.Text;
using System.Text.RegularExpressions;

namespace Journeys.Compiler.Tests.Documentation;

/// <summary>Pages are linked to each other, and say what they promise.</summary>
public sealed partial class PagesTests
{
    public static TheoryData<string> All => [.. Pages.All];

    [Theory]
    [MemberData(nameof(All))]
    public void Links_resolve(string page) => Assert.Empty(Broken(page));

    [Theory]
    [InlineData("docs/")]
    [InlineData("docs/reference/")]
    public void Every_page_of_a_folder_is_in_its_contents(string folder)
    {
        var listed = Targets(folder + "README.md").Select(target => target.Split('#')[0]).ToHashSet(StringComparer.Ordinal);
        var unlisted = Pages.All.Where(page => page.StartsWith(folder, StringComparison.Ordinal)).Select(page => page[folder.Length..])
            .Where(page => !page.Contains('/', StringComparison.Ordinal)).Except(listed).Except(["README.md"]);
        Assert.Empty(unlisted);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_is_stated_for_its_readers(int rule) =>
        Assert.Contains(Pages.All.Where(page => page.StartsWith("docs/reference/", StringComparison.Ordinal)),
            page => RuleNumbers().Matches(Pages.Read(page)).Any(match => match.Value.Trim('(', ')').Split(", ").Contains($"R{rule}")));

    /// <summary>The rules of the semantics that this version executes.</summary>
    public static TheoryData<int> Rules => [.. Enumerable.Range(1, 20), 24, 27, 28, 29, 33];

    private static IEnumerable<string> Broken(string page)
    {
        var folder = Path.GetDirectoryName(Pages.FullPath(page)) ?? "";
        foreach (var target in Targets(page))
        {
            var parts = target.Split('#', 2);
            var path = parts[0].Length == 0 ? Pages.FullPath(page) : Path.GetFullPath(Path.Combine(folder, Uri.UnescapeDataString(parts[0])));
            if (!File.Exists(path) && !Directory.Exists(path)) yield return $"{target}: there is no such file";
            else if (parts.Length == 2 && !Anchors(path).Contains(parts[1])) yield return $"{target}: there is no such heading";
        }
    }

    private static IEnumerable<string> Targets(string page) =>
        Link().Matches(WithoutCode(Pages.Read(page))).Select(match => match.Groups[1].Value).Where(target => !Scheme().IsMatch(target));

    private static HashSet<string> Anchors(string path)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (!path.EndsWith(".md", StringComparison.Ordinal)) return found;
        foreach (Match heading in Heading().Matches(WithoutFences(File.ReadAllText(path).ReplaceLineEndings("\n"))))
        {
            var slug = Slug(heading.Groups[1].Value);
            var unique = slug;
            for (var n = 1; !found.Add(unique); n++) unique = $"{slug}-{n}";
        }
        return found;
    }

    /// <summary>The anchor that Markdown viewers give a heading: letters, digits, hyphens and underscores; spaces become hyphens.</summary>
    private static string Slug(string heading)
    {
        var slug = new StringBuilder();
        foreach (var c in heading.Trim().ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c) || c is '-' or '_') slug.Append(c);
            else if (c == ' ') slug.Append('-');
        }
        return slug.ToString();
    }

    private static string WithoutCode(string text) => InlineCode().Replace(WithoutFences(text), "");

    private static string WithoutFences(string text)
    {
        var kept = new StringBuilder();
        var fenced = false;
        foreach (var line in text.Split('\n'))
        {
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal)) fenced = !fenced;
            else if (!fenced) kept.Append(line).Append('\n');
        }
        return kept.ToString();
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\(R\d+(, R\d+)*\)")]
    private static partial Regex RuleNumbers();

    [GeneratedRegex(@"^[a-z][a-z0-9+.-]*:", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"^#{1,6} +(.+?) *#*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"`[^`\n]*`")]
    private static partial Regex InlineCode();
}

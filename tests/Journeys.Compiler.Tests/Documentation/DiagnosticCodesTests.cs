using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Tests.Baselines;

namespace Journeys.Compiler.Tests.Documentation;

/// <summary>Codes in the pages are codes of the compiler.</summary>
public sealed partial class DiagnosticCodesTests
{
    private const string Contents = "docs/diagnostics/README.md";

    private static readonly IReadOnlyList<DiagnosticDescriptor> Descriptors =
    [
        .. typeof(DiagnosticDescriptor).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>()
            .OrderBy(descriptor => descriptor.Code, StringComparer.Ordinal),
    ];

    private static readonly (string Range, string Title, string About)[] Groups =
    [
        ("JRN1", "Form", "what stands in the file cannot be read as it is"),
        ("JRN2", "Names and types", "a name means nothing here, or a value is of the wrong kind"),
        ("JRN3", "Journeys and time", "a journey, a wait or a test says something that cannot be done"),
        ("JRN4", "Messages and consent", "a message or its template cannot go out like this"),
        ("JRN5", "Analysis", "it can be done, but is probably not what was meant"),
    ];

    [Fact]
    public void Codes_are_unique() =>
        Assert.Empty(Descriptors.GroupBy(d => d.Code).Where(same => same.Count() > 1).Select(same => same.Key));

    [Fact]
    public void Every_code_belongs_to_a_group() =>
        Assert.Empty(Descriptors.Where(d => !Groups.Any(group => d.Code.StartsWith(group.Range, StringComparison.Ordinal))).Select(d => d.Code));

    [Fact]
    public void Every_code_in_the_pages_exists()
    {
        var known = Descriptors.Select(d => d.Code).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Pages.All.Where(page => page != Contents).SelectMany(page => Code().Matches(Pages.Read(page)).Select(match => match.Value).Distinct()
            .Where(code => !known.Contains(code)).Select(code => $"{page}: {code}")));
    }

    /// <summary>Written anew under <c>JOURNEYS_UPDATE_BASELINES=1</c>.</summary>
    [Fact]
    public void The_contents_list_every_code_with_its_title()
    {
        var expected = Table();
        if (Baseline.Updating) File.WriteAllText(Pages.FullPath(Contents), expected);
        var actual = Pages.Read(Contents);
        var lines = expected.Split('\n');
        var changed = lines.Except(actual.Split('\n')).Select(line => "+ " + line).Concat(actual.Split('\n').Except(lines).Select(line => "- " + line));
        Assert.True(expected == actual, $"{Contents} is out of date. Run this test once with JOURNEYS_UPDATE_BASELINES=1.\n{string.Join('\n', changed)}");
    }

    private static string Table()
    {
        var text = new StringBuilder(
            """
            # Diagnostics

            Everything `journeys check` can say, by code. A code never changes its meaning, so it can be searched for. Each finding names the
            file, the line and the column, says what is wrong and why, and how to put it right.

            An error stops the project from building. A warning does not: it points at what is probably a mistake.

            """).Append('\n');
        foreach (var (range, title, about) in Groups)
        {
            var rows = Descriptors.Where(d => d.Code.StartsWith(range, StringComparison.Ordinal)).ToList();
            if (rows.Count == 0) continue;
            text.Append($"\n## {range}xxx: {title}\n\nWhere {about}.\n\n| Code | Title | |\n|---|---|---|\n");
            foreach (var row in rows)
            {
                var code = File.Exists(Pages.FullPath($"docs/diagnostics/{row.Code}.md")) ? $"[{row.Code}]({row.Code}.md)" : row.Code;
                text.Append($"| {code} | {row.Title} | {row.Severity.ToString().ToLowerInvariant()} |\n");
            }
        }
        return text.ToString().ReplaceLineEndings("\n").Replace("\n\n\n", "\n\n");
    }

    [GeneratedRegex(@"JRN\d{4}")]
    private static partial Regex Code();
}

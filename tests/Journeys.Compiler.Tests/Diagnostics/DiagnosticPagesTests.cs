using System.Reflection;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Tests.Documentation;

namespace Journeys.Compiler.Tests.Diagnostics;

/// <summary>Every code has a page, its title is the page's, its bad sample shows it and its good sample shows nothing.</summary>
public sealed class DiagnosticPagesTests
{
    private static readonly Dictionary<string, DiagnosticDescriptor> Descriptors = typeof(DiagnosticDescriptor).Assembly.GetTypes()
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
        .Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>()
        .ToDictionary(descriptor => descriptor.Code, StringComparer.Ordinal);

    public static TheoryData<string> Codes => [.. Descriptors.Keys.Order(StringComparer.Ordinal)];

    /// <summary>But for those of templates, whose samples are templates: they are held by their own test.</summary>
    public static TheoryData<string> CodesOfSources => [.. Descriptors.Keys.Where(code => !code.StartsWith("JRN41", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> PagesOfCodes => [.. PageFiles().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Has_a_page_with_its_title(string code) =>
        Assert.StartsWith($"# {code}: {Descriptors[code].Title}\n", Pages.Read(PageOf(code)), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(PagesOfCodes))]
    public void The_page_is_of_a_code(string code) => Assert.Contains(code, Descriptors.Keys);

    [Theory]
    [MemberData(nameof(CodesOfSources))]
    public void The_bad_sample_shows_it(string code)
    {
        foreach (var block in Blocks(code, "bad"))
            Assert.Contains(code, Findings(code, block).Select(finding => finding.Code));
    }

    [Theory]
    [MemberData(nameof(CodesOfSources))]
    public void The_good_sample_is_free_of_it(string code)
    {
        // A good sample of the syntax may show what is not executed yet.
        var passed = code.StartsWith("JRN1", StringComparison.Ordinal) ? (Func<Diagnostic, bool>)(finding => !finding.Code.StartsWith("JRN1", StringComparison.Ordinal)) : _ => false;
        foreach (var block in Blocks(code, "good"))
            Assert.Empty(Findings(code, block).Where(finding => !passed(finding)).Select(finding => finding.ToString()));
    }

    private static string PageOf(string code) => $"docs/diagnostics/{code}.md";

    private static IEnumerable<string> PageFiles() =>
        Directory.EnumerateFiles(Pages.FullPath("docs/diagnostics"), "JRN*.md").Select(path => Path.GetFileNameWithoutExtension(path) ?? "");

    private static List<FencedBlock> Blocks(string code, string kind)
    {
        var blocks = FencedBlock.Of(PageOf(code)).Where(block => block.IsJourney && block.Info.Split(' ').Contains(kind)).ToList();
        Assert.NotEmpty(blocks);
        return blocks;
    }

    private static IEnumerable<Diagnostic> Findings(string code, FencedBlock block)
    {
        var text = Specimen.Of(block);
        // Only here the prelude's project must not help out.
        var prelude = code == "JRN2001" ? [] : Prelude.Without(text).ToList();
        var files = new List<KeyValuePair<string, string>>(prelude) { new("sample.journey", text.Text), new("mails/plain.txt", "Hello") };
        return Compilation.Create(JourneyProject.FromFiles(files)).GetDiagnostics(TestContext.Current.CancellationToken)
            // What the prelude lacks because the sample replaces a part of it is not the sample's mistake.
            .Where(finding => !prelude.Exists(file => file.Key == finding.Primary.Path));
    }
}

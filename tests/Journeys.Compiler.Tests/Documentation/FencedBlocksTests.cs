using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Text;

namespace Journeys.Compiler.Tests.Documentation;

/// <summary>What the pages show is what the compiler takes.</summary>
public sealed class FencedBlocksTests
{
    private static readonly Dictionary<string, FencedBlock> Blocks =
        Pages.All.SelectMany(FencedBlock.Of).Where(block => block.IsJourney).ToDictionary(block => block.ToString(), StringComparer.Ordinal);

    public static TheoryData<string> Executed => [.. Blocks.Values.Where(block => !block.IsOfDiagnostic && !block.IsFuture).Select(block => block.ToString())];

    public static TheoryData<string> Future => [.. Blocks.Values.Where(block => block.IsFuture).Select(block => block.ToString())];

    [Theory]
    [MemberData(nameof(Executed))]
    public void Compiles(string place) => Assert.Empty(Findings(Blocks[place]).Select(finding => finding.ToString()));

    /// <summary>Only what cannot be executed may be called the future: once it can, the page is to be changed.</summary>
    [Theory]
    [MemberData(nameof(Future))]
    public void Is_not_supported_yet_and_otherwise_right(string place) =>
        Assert.Equal([NameErrors.NotSupportedYet.Code], Findings(Blocks[place]).Select(finding => finding.Code).Distinct());

    [Fact]
    public void The_shop_around_the_examples_compiles() => Assert.Empty(Findings(new SourceText("nobody.journey", "list Nobody")).Select(finding => finding.ToString()));

    /// <summary>What the tests above stand on: a mistake in a block, even in a template, is found at the page's own line.</summary>
    [Theory]
    [InlineData("journey steps", "wait 2 days\nsend Tipps", "page.md.journey:12:6: error JRN2009")]
    [InlineData("journey expression", "contact.tier == Gold", "page.md.journey:11:30: error JRN2021")]
    [InlineData("journey headers", "start on SignedOff", "page.md.journey:11:10: error JRN2009")]
    [InlineData("journey", "email M {\n  transactional\n  subject \"S\"\n  body \"\"\"\nHello {{ contact.firstName }}\n\"\"\"\n}", "page.md.journey:15:10: error JRN2101")]
    public void A_mistake_in_an_example_is_found(string info, string text, string expected) =>
        Assert.StartsWith(expected, Assert.Single(Findings(new FencedBlock("page.md", 10, info, text))).ToString());

    [Fact]
    public void Info_strings_are_of_a_known_form() =>
        Assert.Empty(Blocks.Values.Where(block => block.UnknownWords.Any()).Select(block => $"{block}: {block.Info}"));

    private static IEnumerable<Diagnostic> Findings(FencedBlock block) => Findings(Specimen.Of(block));

    private static IEnumerable<Diagnostic> Findings(SourceText text)
    {
        var project = JourneyProject.FromFiles([.. Prelude.Without(text), new(text.Path, text.Text)]);
        return Compilation.Create(project).GetDiagnostics(TestContext.Current.CancellationToken).Where(finding => finding.Severity >= Severity.Warning);
    }
}

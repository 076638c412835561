using Journeys.Compiler.Syntax;
using Journeys.Compiler.Text;

namespace Journeys.Compiler.Tests.Documentation;

/// <summary>What the pages show is what the compiler takes.</summary>
public sealed class FencedBlocksTests
{
    private static readonly Dictionary<string, FencedBlock> Blocks =
        Pages.All.SelectMany(FencedBlock.Of).Where(block => block.IsJourney).ToDictionary(block => block.ToString(), StringComparer.Ordinal);

    public static TheoryData<string> Executed => [.. Blocks.Values.Where(block => !block.IsBad && !block.IsFuture).Select(block => block.ToString())];

    public static TheoryData<string> Future => [.. Blocks.Values.Where(block => block.IsFuture).Select(block => block.ToString())];

    [Theory]
    [MemberData(nameof(Executed))]
    public void Compiles(string place) => Assert.Empty(Findings(Blocks[place]));

    [Theory]
    [MemberData(nameof(Future))]
    public void Is_read_though_not_executed_yet(string place) => Assert.Empty(SyntaxFindings(Specimen.Of(Blocks[place])));

    [Fact]
    public void Info_strings_are_of_a_known_form() =>
        Assert.Empty(Blocks.Values.Where(block => block.UnknownWords.Any()).Select(block => $"{block}: {block.Info}"));

    private static IEnumerable<string> Findings(FencedBlock block) => SyntaxFindings(Specimen.Of(block));

    private static IEnumerable<string> SyntaxFindings(SourceText text) => SyntaxTree.Parse(text).Diagnostics.Select(d => d.ToString());
}

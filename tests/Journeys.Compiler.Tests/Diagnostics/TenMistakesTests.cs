using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Tests.Baselines;

namespace Journeys.Compiler.Tests.Diagnostics;

/// <summary>Ten mistakes that people make, all reported in one run.</summary>
public sealed class TenMistakesTests
{
    private const string Case = "diagnostics/ten-mistakes";

    private static Compilation Compile() => Compilation.Create(JourneyProject.Load(Path.Combine(Samples.Folder(Case), "project")));

    [Fact]
    public void All_ten_are_reported_at_their_place_with_cause_and_remedy() =>
        Baseline.Verify(Case, "expected.txt", Listing.Of(Compile().GetDiagnostics(TestContext.Current.CancellationToken)));

    [Theory]
    [InlineData("JRN2007")] // unknown field
    [InlineData("JRN3002")] // missing enter
    [InlineData("JRN2101")] // optional without fallback
    [InlineData("JRN2002")] // two projects
    [InlineData("JRN2011")] // unknown zone
    [InlineData("JRN2003")] // duplicate name
    [InlineData("JRN4005")] // template path that does not exist
    [InlineData("JRN5001")] // unreachable step
    [InlineData("JRN2102")] // comparing money with text
    public void Each_is_reported_once(string code) =>
        Assert.Single(Compile().GetDiagnostics(TestContext.Current.CancellationToken), finding => finding.Code == code);

    [Fact]
    public void A_unit_that_does_not_exist_is_reported_where_it_stands() =>
        Assert.Single(Compile().GetDiagnostics(TestContext.Current.CancellationToken),
            finding => finding.Code.StartsWith("JRN1", StringComparison.Ordinal) && finding.Primary is { Path: "journeys.journey", Start.Line: 6 });
}

/// <summary>Findings as a baseline shows them.</summary>
internal static class Listing
{
    public static string Of(IEnumerable<Diagnostic> findings) => string.Join("\n\n", findings.Select(finding => string.Join('\n', [
        finding.ToString(),
        .. finding.Help.Length > 0 ? ["  remedy: " + finding.Help] : Array.Empty<string>(),
        .. finding.Related.Select(related => $"  see {related.Location}: {related.Message}"),
        .. finding.Fixes.Select(fix => "  fix: " + fix.Title),
    ])));
}

using System.Reflection;
using System.Text.RegularExpressions;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Tests.Baselines;
using Journeys.Compiler.Text;

namespace Journeys.Compiler.Tests.Parsing;

/// <summary>Each syntax error has a page whose bad sample shows it and whose good sample is free of errors.</summary>
public sealed class SyntaxErrorPagesTests
{
    public static TheoryData<string> Codes =>
        [.. typeof(SyntaxErrors).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.GetValue(null)).OfType<DiagnosticDescriptor>().Select(d => d.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_samples_of_its_page_hold(string code)
    {
        var page = File.ReadAllText(Path.Combine(Samples.Repository, "docs", "diagnostics", code + ".md")).ReplaceLineEndings("\n");
        Assert.Contains(code, Diagnose(Block(page, "bad")));
        Assert.Empty(Diagnose(Block(page, "good")));
    }

    /// <summary>A sample of errors exists for each code, so that its wording is held by a baseline.</summary>
    [Theory]
    [MemberData(nameof(Codes))]
    public void A_case_shows_it(string code) =>
        Assert.Contains(Samples.Cases("syntax/errors").Select(c => c.Data), c => code == "JRN1010" || Samples.Read("syntax/errors", c + "/diagnostics.txt").Contains(code, StringComparison.Ordinal));

    private static string Block(string page, string kind) => Fence(kind).Match(page).Groups[1].Value;

    private static Regex Fence(string kind) => new($"```journey {kind}\n(.*?)```", RegexOptions.Singleline);

    private static List<string> Diagnose(string source) => [.. SyntaxTree.Parse(new SourceText("page.journey", source)).Diagnostics.Select(d => d.Code)];
}

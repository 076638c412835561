using System.Text.Json;
using System.Text.RegularExpressions;

namespace Journeys.Cli.Tests;

/// <summary>The issue's ten typical mistakes, in every format.</summary>
public sealed class CheckTests
{
    private static string TenMistakes => Path.Combine(CliProcess.RepositoryRoot, "tests", "Samples", "diagnostics", "ten-mistakes");

    [Fact]
    public async Task Ten_mistakes_are_ten_findings_with_place_cause_and_remedy()
    {
        var result = await CliProcess.RunAsync(CliProcess.RepositoryRoot, "check", TenMistakes);
        Assert.Equal(1, result.ExitCode);
        var errors = Regex.Matches(result.Output, @"^\S+\.(journey|md|html):\d+:\d+: (error|warning) (JRN\d{4}): \S", RegexOptions.Multiline);
        Assert.True(errors.Select(match => match.Groups[3].Value).Distinct().Count() >= 10, result.Output);
        Assert.True(Regex.Count(result.Output, @"^  help: ", RegexOptions.Multiline) >= 10, result.Output);
        Assert.Contains("^", result.Output);
    }

    [Fact]
    public async Task Json_holds_what_text_says()
    {
        var result = await CliProcess.RunAsync(CliProcess.RepositoryRoot, "check", TenMistakes, "--format", "json");
        using var json = JsonDocument.Parse(result.Output);
        var findings = json.RootElement.GetProperty("diagnostics").EnumerateArray().ToArray();
        Assert.True(findings.Length >= 10);
        Assert.All(findings, finding => Assert.True(finding.GetProperty("location").GetProperty("line").GetInt32() > 0));
        Assert.Contains(findings, finding => finding.GetProperty("fixes").GetArrayLength() > 0);
    }

    [Fact]
    public async Task Sarif_has_the_parts_code_scanning_needs()
    {
        var result = await CliProcess.RunAsync(CliProcess.RepositoryRoot, "check", TenMistakes, "--format", "sarif");
        using var sarif = JsonDocument.Parse(result.Output);
        Assert.Equal("2.1.0", sarif.RootElement.GetProperty("version").GetString());
        var run = sarif.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()).ToHashSet();
        foreach (var finding in run.GetProperty("results").EnumerateArray())
        {
            Assert.Contains(finding.GetProperty("ruleId").GetString(), rules);
            var place = finding.GetProperty("locations")[0].GetProperty("physicalLocation");
            Assert.DoesNotContain('\\', place.GetProperty("artifactLocation").GetProperty("uri").GetString() ?? "\\");
            Assert.True(place.GetProperty("region").GetProperty("startColumn").GetInt32() > 0);
        }
    }

    [Fact]
    public async Task Workflow_annotations_are_one_line_each()
    {
        var result = await CliProcess.RunAsync(CliProcess.RepositoryRoot, "check", TenMistakes, "--format", "github");
        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length >= 10);
        Assert.All(lines, line => Assert.Matches(@"^::(error|warning|notice) file=[^,]+,line=\d+,col=\d+,endLine=\d+,endColumn=\d+,title=JRN\d{4}::.+", line));
    }
}

using System.Text.RegularExpressions;

namespace Journeys.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("chek")]
    [InlineData("check", "no-such-folder")]
    [InlineData("check", ".", "--format", "yaml")]
    [InlineData("run", ".", "--speed", "fast")]
    [InlineData("run", ".", "--smtp", "nowhere")]
    public async Task A_wrong_command_line_is_a_usage_error(params string[] arguments)
    {
        using var scratch = new ScratchFolder();
        var result = await CliProcess.RunAsync(scratch.Path, arguments);
        Assert.Equal(2, result.ExitCode);
        Assert.NotEmpty(result.Error);
        Assert.DoesNotContain("Exception", result.Error);
    }

    [Fact]
    public async Task An_empty_folder_is_told_how_to_begin()
    {
        using var scratch = new ScratchFolder();
        var result = await CliProcess.RunAsync(scratch.Path, "check");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("journeys new", result.Output + result.Error);
    }

    [Fact]
    public async Task Help_and_the_documentation_name_the_same_verbs()
    {
        var help = await CliProcess.RunAsync(CliProcess.RepositoryRoot, "--help");
        Assert.Equal(0, help.ExitCode);
        var inHelp = Regex.Matches(help.Output[help.Output.IndexOf("Commands:", StringComparison.Ordinal)..], @"^  ([a-z-]+)", RegexOptions.Multiline).Select(match => match.Groups[1].Value).ToHashSet();
        var page = await File.ReadAllTextAsync(Path.Combine(CliProcess.RepositoryRoot, "docs", "cli.md"), TestContext.Current.CancellationToken);
        var inDocs = Regex.Matches(page, @"^\| `journeys ([a-z-]+)", RegexOptions.Multiline).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.Equal(inHelp.Order(), inDocs.Order());
    }
}

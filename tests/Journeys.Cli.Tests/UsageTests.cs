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
    [InlineData("run", ".", "--public-url", "mail.shop.example")]
    public async Task A_wrong_command_line_is_a_usage_error(params string[] arguments)
    {
        using var scratch = new ScratchFolder();
        var result = await CliProcess.RunAsync(scratch.Path, arguments);
        Assert.Equal(2, result.ExitCode);
        Assert.NotEmpty(result.Error);
        Assert.DoesNotContain("Exception", result.Error);
    }

    [Theory]
    [InlineData("`journeys` has no verb chek", "chek")]
    [InlineData("`journeys check` has no option --frmat", "check", "--frmat", "json")]
    [InlineData("`journeys contacts` has no verb imprt", "contacts", "imprt")]
    [InlineData("'--contact' is required", "send-event", "SignedUp")]
    [InlineData("'abc' for option '--port'", "run", ".", "--port", "abc")]
    public async Task One_mistake_is_one_line_that_names_it(string expected, params string[] arguments)
    {
        using var scratch = new ScratchFolder();
        var result = await CliProcess.RunAsync(scratch.Path, arguments);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Error);
        Assert.Single(result.Error.Trim().Split('\n'));
        Assert.DoesNotContain("System.", result.Error);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("email,firstName\nada@acme.example,Ada\nbob@acme.example,\"Bob\neve@acme.example,Eve\n", "line 3: a quotation mark")]
    [InlineData("email,firstName\nada@acme.example,Ada,Lovelace\n", "line 2: the row has 3 cells")]
    public async Task A_row_that_would_swallow_others_is_not_imported(string csv, string expected)
    {
        using var scratch = new ScratchFolder();
        await CliProcess.RunAsync(scratch.Path, "new", "acme");
        await File.WriteAllTextAsync(Path.Combine(scratch.Path, "people.csv"), csv, TestContext.Current.CancellationToken);
        var result = await CliProcess.RunAsync(scratch.Path, "contacts", "import", "people.csv", "--project", "acme");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Error);
    }

    [Fact]
    public async Task A_file_that_is_not_UTF_8_is_refused_rather_than_spoilt()
    {
        using var scratch = new ScratchFolder();
        await CliProcess.RunAsync(scratch.Path, "new", "acme");
        await File.WriteAllBytesAsync(Path.Combine(scratch.Path, "people.csv"), [.. "email,firstName\nbo@acme.example,B"u8, 0xF6, .. "m\n"u8], TestContext.Current.CancellationToken);
        var result = await CliProcess.RunAsync(scratch.Path, "contacts", "import", "people.csv", "--project", "acme");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("UTF-8", result.Error);
    }

    [Fact]
    public async Task A_project_file_that_is_not_UTF_8_is_named()
    {
        using var scratch = new ScratchFolder();
        await CliProcess.RunAsync(scratch.Path, "new", "acme");
        await File.WriteAllBytesAsync(Path.Combine(scratch.Path, "acme", "mails", "welcome.md"), [.. "Sch"u8, 0xF6, .. "n"u8], TestContext.Current.CancellationToken);
        var result = await CliProcess.RunAsync(scratch.Path, "check", "acme");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("mails/welcome.md is not written in UTF-8", result.Error);
    }

    [Fact]
    public async Task A_second_host_on_one_folder_is_refused()
    {
        using var scratch = new ScratchFolder();
        await CliProcess.RunAsync(scratch.Path, "new", "acme");
        var data = Directory.CreateDirectory(Path.Combine(scratch.Path, "acme", ".journeys"));
        await using var first = new FileStream(Path.Combine(data.FullName, "lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        var second = await CliProcess.RunAsync(scratch.Path, "run", "acme", "--port", "0");
        Assert.Equal(2, second.ExitCode);
        Assert.Contains("running already", second.Error);
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

namespace Journeys.Cli.Tests;

public sealed class FormatTests
{
    private const string Untidy = "list   Engaged\nlist Vip\n";

    [Fact]
    public async Task Check_and_diff_change_nothing_and_fail()
    {
        using var scratch = new ScratchFolder();
        var file = Path.Combine(scratch.Path, "lists.journey");
        await File.WriteAllTextAsync(file, Untidy, TestContext.Current.CancellationToken);
        Assert.Equal(1, (await CliProcess.RunAsync(scratch.Path, "fmt", "--check")).ExitCode);
        var diff = await CliProcess.RunAsync(scratch.Path, "fmt", "--diff");
        Assert.Equal(1, diff.ExitCode);
        Assert.Contains("-list   Engaged", diff.Output);
        Assert.Contains("+list Engaged", diff.Output);
        Assert.Equal(Untidy, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Formatting_twice_changes_nothing_more_and_broken_files_are_left_alone()
    {
        using var scratch = new ScratchFolder();
        var file = Path.Combine(scratch.Path, "lists.journey");
        var broken = Path.Combine(scratch.Path, "broken.journey");
        await File.WriteAllTextAsync(file, Untidy, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(broken, "list   {\n", TestContext.Current.CancellationToken);
        Assert.Equal(1, (await CliProcess.RunAsync(scratch.Path, "fmt")).ExitCode);
        Assert.StartsWith("list Engaged\n", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal("list   {\n", await File.ReadAllTextAsync(broken, TestContext.Current.CancellationToken));
        File.Delete(broken);
        Assert.Equal(0, (await CliProcess.RunAsync(scratch.Path, "fmt", "--check")).ExitCode);
    }
}

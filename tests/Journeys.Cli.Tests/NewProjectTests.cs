namespace Journeys.Cli.Tests;

public sealed class NewProjectTests
{
    [Fact]
    public async Task A_new_project_is_clean_formatted_and_passes_its_tests()
    {
        using var scratch = new ScratchFolder();
        var created = await CliProcess.RunAsync(scratch.Path, "new", "acme");
        Assert.Equal(0, created.ExitCode);
        Assert.True(File.Exists(Path.Combine(scratch.Path, "acme", ".github", "workflows", "journeys.yml")));

        var check = await CliProcess.RunAsync(scratch.Path, "check", "acme");
        Assert.True(check.ExitCode == 0, check.Output + check.Error);
        Assert.Contains("No errors, no warnings.", check.Output);

        var test = await CliProcess.RunAsync(scratch.Path, "test", "acme");
        Assert.True(test.ExitCode == 0, test.Output + test.Error);
        Assert.Contains("3 passed, 0 failed", test.Output);

        var format = await CliProcess.RunAsync(scratch.Path, "fmt", "acme", "--check");
        Assert.True(format.ExitCode == 0, format.Output + format.Error);
    }

    [Fact]
    public async Task An_existing_project_is_not_overwritten()
    {
        using var scratch = new ScratchFolder();
        await CliProcess.RunAsync(scratch.Path, "new", "acme");
        var file = Path.Combine(scratch.Path, "acme", "project.journey");
        await File.AppendAllTextAsync(file, "// mine\n", TestContext.Current.CancellationToken);
        var again = await CliProcess.RunAsync(scratch.Path, "new", "acme");
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("project.journey", again.Error);
        Assert.EndsWith("// mine\n", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }
}

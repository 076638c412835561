using System.Xml.Linq;

namespace Journeys.Cli.Tests;

public sealed class TestVerbTests
{
    private static string Shop => Path.Combine(CliProcess.RepositoryRoot, "samples", "shop");

    [Fact]
    public async Task The_shops_own_tests_pass_and_are_reported_in_both_formats()
    {
        using var scratch = new ScratchFolder();
        var (junit, trx) = (Path.Combine(scratch.Path, "junit.xml"), Path.Combine(scratch.Path, "results.trx"));
        var result = await CliProcess.RunAsync(CliProcess.RepositoryRoot, "test", Shop, "--junit", junit, "--trx", trx);
        Assert.True(result.ExitCode == 0, result.Output + result.Error);

        var cases = XDocument.Load(junit).Descendants("testcase").Count();
        Assert.True(cases > 50);
        XNamespace ns = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";
        var counters = XDocument.Load(trx).Descendants(ns + "Counters").Single();
        Assert.Equal(cases, (int?)counters.Attribute("passed"));
        Assert.Contains($"{cases} passed, 0 failed", result.Output);
    }

    [Fact]
    public async Task A_broken_expectation_shows_the_values_of_its_parts_and_what_happened()
    {
        using var scratch = new ScratchFolder();
        await CliProcess.RunAsync(scratch.Path, "new", "acme");
        var project = Path.Combine(scratch.Path, "acme");
        await File.WriteAllTextAsync(Path.Combine(project, "tests", "broken.journey"), """
            test "broken on purpose" {
              given contact { email: "ada@acme.example", country: "GB" }
              given contact consents to Onboarding by email
              at 2026-03-26 10:00
              when SignedUp { }
              expect sent Welcome with { subject: "Welcome, Grace" }
              expect contact.country == "FR"
              expect sent Reminder
            }
            """, TestContext.Current.CancellationToken);

        var result = await CliProcess.RunAsync(scratch.Path, "test", "acme", "--filter", "on purpose");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("0 passed, 1 failed", result.Output);
        Assert.Contains("Welcome, friend", result.Output);
        Assert.Contains("contact.country", result.Output);
        Assert.Contains("GB", result.Output);
        Assert.Contains("What happened:", result.Output);
        Assert.Contains("broken.journey:8", result.Output);
    }

    [Fact]
    public async Task A_filter_that_finds_nothing_is_no_success()
    {
        var result = await CliProcess.RunAsync(CliProcess.RepositoryRoot, "test", Shop, "--filter", "there is no such test");
        Assert.Equal(1, result.ExitCode);
    }
}

namespace Journeys.Cli.Tests;

/// <summary><c>journeys build</c> with the real MJML compiler under node.</summary>
public sealed class MjmlTests
{
    private static string Modules => Path.Combine(CliProcess.RepositoryRoot, "tests", "Samples", "mjml", "node_modules");

    [Fact]
    public async Task Build_brings_a_changed_mail_up_to_date_and_check_asks_for_it()
    {
        if (!Directory.Exists(Path.Combine(Modules, "mjml")))
        {
            if (Environment.GetEnvironmentVariable("JOURNEYS_CI") == "1") Assert.Fail("The npm package mjml is missing: npm ci --prefix tests/Samples/mjml");
            Assert.Skip("The npm package mjml is not installed: npm ci --prefix tests/Samples/mjml");
        }
        var cancellation = TestContext.Current.CancellationToken;
        using var scratch = new ScratchFolder();
        var shop = scratch.CopyOf(Path.Combine(CliProcess.RepositoryRoot, "samples", "shop"));
        var (source, compiled) = (Path.Combine(shop, "mails", "cart-reminder.mjml"), Path.Combine(shop, "mails", "cart-reminder.mjml.html"));
        var text = await File.ReadAllTextAsync(source, cancellation);
        await File.WriteAllTextAsync(source, text.Replace("Still thinking", "Still pondering", StringComparison.Ordinal), cancellation);

        var outdated = await CliProcess.RunAsync(scratch.Path, "check", "shop");
        Assert.Equal(1, outdated.ExitCode);
        Assert.Contains("journeys build", outdated.Output);

        Directory.CreateSymbolicLink(Path.Combine(shop, "node_modules"), Modules);
        var built = await CliProcess.RunAsync(scratch.Path, "build", "shop");
        Directory.Delete(Path.Combine(shop, "node_modules"));
        Assert.True(built.ExitCode == 0, built.Output + built.Error);
        Assert.Contains("Still pondering", await File.ReadAllTextAsync(compiled, cancellation));
        Assert.Equal(0, (await CliProcess.RunAsync(scratch.Path, "check", "shop")).ExitCode);
    }
}

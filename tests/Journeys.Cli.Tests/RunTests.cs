using System.Text.RegularExpressions;

namespace Journeys.Cli.Tests;

/// <summary>The main job, end to end: compile, import, play, deliver over real SMTP, stop, go on.</summary>
public sealed class RunTests
{
    private static string[] Mails(string project) => [.. Directory.EnumerateFiles(Path.Combine(project, ".journeys", "mail"), "*.eml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    [Fact]
    public async Task The_shop_plays_its_demonstration_and_a_second_run_sends_nothing_twice()
    {
        using var scratch = new ScratchFolder();
        var shop = scratch.CopyOf(Path.Combine(CliProcess.RepositoryRoot, "samples", "shop"));
        var first = await CliProcess.RunAsync(scratch.Path, "run", "shop", "--speed", "3d/s", "--port", "0", "--until-idle");
        Assert.True(first.ExitCode == 0, first.Output[^Math.Min(4000, first.Output.Length)..] + first.Error);
        Assert.Contains("imported 500 contacts", first.Output);
        Assert.Contains("/mail", first.Output);
        var mails = Mails(shop);
        Assert.True(mails.Length > 100, $"{mails.Length} mails");
        Assert.Equal(mails.Length, MessageIds(mails).Distinct().Count());

        var second = await CliProcess.RunAsync(scratch.Path, "run", "shop", "--speed", "3d/s", "--port", "0", "--until-idle", "--quiet");
        Assert.Equal(0, second.ExitCode);
        Assert.DoesNotContain("imported", second.Output);
        Assert.Equal(mails, Mails(shop));
    }

    [Fact]
    public async Task An_interrupted_run_stops_cleanly_and_goes_on_where_it_stopped()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Interrupting another process needs a POSIX signal.");
        var cancellation = TestContext.Current.CancellationToken;
        using var scratch = new ScratchFolder();
        var shop = scratch.CopyOf(Path.Combine(CliProcess.RepositoryRoot, "samples", "shop"));
        using (var process = CliProcess.Start(scratch.Path, "run", "shop", "--speed", "1d/s", "--port", "0", "--quiet"))
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var mail = Path.Combine(shop, ".journeys", "mail");
            var waited = System.Diagnostics.Stopwatch.StartNew();
            while ((!Directory.Exists(mail) || Mails(shop).Length < 20) && waited.Elapsed < TimeSpan.FromMinutes(2)) await Task.Delay(100, cancellation);
            using var interrupt = System.Diagnostics.Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await process.WaitForExitAsync(cancellation);
            Assert.Equal(0, process.ExitCode);
            Assert.Contains("Stopped at", await output);
        }

        var before = Mails(shop).Length;
        Assert.True(before >= 20);
        var second = await CliProcess.RunAsync(scratch.Path, "run", "shop", "--speed", "3d/s", "--port", "0", "--until-idle", "--quiet");
        Assert.Equal(0, second.ExitCode);
        Assert.Contains(", from line ", second.Output);
        Assert.Contains(" 0 in doubt", second.Output);
        var mails = Mails(shop);
        Assert.True(mails.Length > 100, $"{mails.Length} mails");
        Assert.Equal(mails.Length, MessageIds(mails).Distinct().Count());
    }

    private static IEnumerable<string> MessageIds(string[] mails) =>
        mails.Select(mail => Regex.Match(File.ReadAllText(mail), @"^Message-I[dD]: *(\S+)", RegexOptions.Multiline).Groups[1].Value);

    [Fact]
    public async Task A_project_with_errors_does_not_run_and_leaves_no_database()
    {
        using var scratch = new ScratchFolder();
        await CliProcess.RunAsync(scratch.Path, "new", "acme");
        await File.AppendAllTextAsync(Path.Combine(scratch.Path, "acme", "project.journey"), "\njourney Broken { start on Nothing }\n", TestContext.Current.CancellationToken);
        var result = await CliProcess.RunAsync(scratch.Path, "run", "acme", "--port", "0");
        Assert.Equal(1, result.ExitCode);
        Assert.False(File.Exists(Path.Combine(scratch.Path, "acme", ".journeys", "journeys.db")));
    }

    [Fact]
    public async Task Contacts_and_events_go_in_from_the_shell_and_bad_rows_are_reported()
    {
        using var scratch = new ScratchFolder();
        await CliProcess.RunAsync(scratch.Path, "new", "acme");
        var project = Path.Combine(scratch.Path, "acme");
        await File.WriteAllTextAsync(Path.Combine(scratch.Path, "people.csv"), """
            email,firstName,country,consent:Onboarding:email,consentAt
            ada@acme.example,Ada,GB,signup form,2026-01-10T09:00:00Z
            not an address,Bob,GB,signup form,2026-01-10T09:00:00Z
            """, TestContext.Current.CancellationToken);
        var import = await CliProcess.RunAsync(scratch.Path, "contacts", "import", "people.csv", "--project", "acme");
        Assert.Equal(1, import.ExitCode);
        Assert.Contains("imported 1 contacts", import.Output);
        Assert.Contains("people.csv, line 3", import.Output);

        await File.WriteAllTextAsync(Path.Combine(scratch.Path, "misspelt.csv"), "email,fristName\nbob@acme.example,Bob\n", TestContext.Current.CancellationToken);
        var misspelt = await CliProcess.RunAsync(scratch.Path, "contacts", "import", "misspelt.csv", "--project", "acme");
        Assert.Equal(2, misspelt.ExitCode);
        Assert.Contains("did you mean firstName?", misspelt.Error);

        var unknown = await CliProcess.RunAsync(scratch.Path, "send-event", "SignedOff", "--contact", "ada@acme.example", "--project", "acme");
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("SignedUp", unknown.Error);
        var sent = await CliProcess.RunAsync(scratch.Path, "send-event", "SignedUp", "--contact", "ada@acme.example", "--set", "source=ad", "--project", "acme");
        Assert.True(sent.ExitCode == 0, sent.Output + sent.Error);
        Assert.True(Directory.Exists(Path.Combine(project, ".journeys")));
    }
}

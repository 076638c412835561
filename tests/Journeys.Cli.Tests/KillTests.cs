using System.Diagnostics;
using System.Globalization;
using Journeys.Channels.Mailbox;
using Journeys.Host.Sending;
using Journeys.Storage;
using NodaTime;

namespace Journeys.Cli.Tests;

/// <summary>
/// <c>journeys run</c> as it is, killed by SIGKILL at random moments and started anew, against a mailbox in this process that
/// counts every copy it accepts. JOURNEYS_SEED repeats a run; JOURNEYS_LONG=1 kills two hundred times.
/// </summary>
[Collection(nameof(Alone))]
public sealed class KillTests(ITestOutputHelper output)
{
    // Two lanes of eight mails: what a crash can catch between the recorded attempt and the acknowledgement.
    private static readonly int UnderWayAtOnce = new DeliveryPolicy().Lanes * new DeliveryPolicy().BatchSize;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Stopwatch watch = Stopwatch.StartNew();

    [Fact]
    public async Task Killed_at_random_moments_nobody_is_lost_and_nothing_is_sent_twice()
    {
        var (people, kills) = Environment.GetEnvironmentVariable("JOURNEYS_LONG") == "1" ? (5_000, 200) : (2_000, 20);
        var seed = int.TryParse(Environment.GetEnvironmentVariable("JOURNEYS_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();
        Say($"JOURNEYS_SEED={seed}, {people} people, {kills} kills");
        var random = new Random(seed);
        using var scratch = new ScratchFolder();
        var project = scratch.CopyOf(Path.Combine(CliProcess.RepositoryRoot, "tests", "Samples", "host", "kill"));
        var plan = new KillPlan(people, random);
        plan.Write(Path.Combine(project, "demo"));
        await using var mailbox = MailboxServer.Start(new MailboxOptions(), MailboxStore.Open(Path.Combine(scratch.Path, "inbox")));

        await KillAsync(project, mailbox, plan.Mails.Count, kills, random);
        Say($"{mailbox.Received} mails before the last start");
        using var last = Start(project, mailbox, "--until-idle");
        var (text, error) = (last.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), last.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        using (var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken))
        {
            limit.CancelAfter(Patience);
            await last.WaitForExitAsync(limit.Token);
        }
        Assert.True(last.ExitCode == 0, await text + await error);
        await CheckAsync(project, mailbox, plan, people, kills, await text);
    }

    /// <summary>Four of five kills fall while mails flow, at a random one and a random moment after it; the fifth while the host starts.</summary>
    private async Task KillAsync(string project, MailboxServer mailbox, int expected, int kills, Random random)
    {
        var moments = Enumerable.Range(0, kills).Select(_ => random.Next(1, expected * 85 / 100)).Order().ToArray();
        var startTime = TimeSpan.FromSeconds(2);
        var atStart = 0;
        foreach (var moment in moments)
        {
            var begun = watch.Elapsed;
            using var process = Start(project, mailbox);
            var (text, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
            if (random.Next(5) == 0)
            {
                atStart++;
                await Task.Delay(startTime * random.NextDouble(), TestContext.Current.CancellationToken);
            }
            else
            {
                await UntilAsync(process, () => IsUp(project, process.Id), "it did not start");
                startTime = watch.Elapsed - begun;
                await UntilAsync(process, () => mailbox.Received >= moment, $"mail {moment} did not come, only {mailbox.Received} did");
                await Task.Delay(random.Next(0, 400), TestContext.Current.CancellationToken);
            }
            if (!process.HasExited) process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            // 128 + 9: it ended by the signal and not by itself.
            Assert.True(process.ExitCode == 137, $"The host ended by itself with code {process.ExitCode}: {await text}{await error}");
            Say($"killed after {watch.Elapsed - begun:s\\.f} s, at {mailbox.Received} mails");
        }
        Say($"{kills - atStart} kills while mails flowed, {atStart} while the host started");
    }

    private async Task CheckAsync(string project, MailboxServer mailbox, KillPlan plan, int people, int kills, string farewell)
    {
        await using var store = StoreFactory.Open(new StoreOptions { Connection = "sqlite:" + Path.Combine(project, ".journeys", "kill.db") });
        await store.InitialiseAsync(TestContext.Current.CancellationToken);
        var arrived = mailbox.Store.List(0, int.MaxValue).Mails;
        var got = arrived.Select(mail => (mail.To, mail.Subject)).ToList();
        var expected = plan.Mails.ToDictionary(mail => (mail.To, mail.Subject), mail => mail.Earliest);
        var twice = got.GroupBy(mail => mail).Where(copies => copies.Count() > 1).Select(copies => copies.Key).ToList();
        var missing = expected.Keys.Except(got).ToList();
        var counts = await store.CountOutboxAsync(TestContext.Current.CancellationToken);
        var inDoubt = (await store.ListOutboxAsync(OutboxState.InDoubt, 100_000, TestContext.Current.CancellationToken))
            .Select(row => OutboxPayload.Read(row.Payload)).Select(payload => (payload.To, payload.Rendered.Subject ?? "")).ToList();
        var late = arrived.Where(mail => expected.ContainsKey((mail.To, mail.Subject))).Max(mail => Sent(mail) - expected[(mail.To, mail.Subject)]);
        Say($"{expected.Count} expected, {mailbox.Received} accepted, {inDoubt.Count} in doubt of which {missing.Count} never arrived, {twice.Count} twice, {got.Except(expected.Keys).Count()} unasked, {missing.Except(inDoubt).Count()} lost; the latest {late.TotalMinutes:0} virtual minutes late");

        Assert.Equal(mailbox.Received, got.Count);
        Assert.Empty(twice);
        Assert.Empty(got.Except(expected.Keys));
        Assert.Empty(missing.Except(inDoubt));
        Assert.Empty(arrived.Where(mail => Sent(mail) < expected[(mail.To, mail.Subject)] - Duration.FromSeconds(1)).Select(mail => (mail.To, mail.Subject, mail.Date)));
        // No way out either: doubtful are only mails that were under way when a kill fell, and they are counted where people look.
        Assert.InRange(inDoubt.Count, 0, kills * UnderWayAtOnce);
        Assert.Contains($"{inDoubt.Count.ToString("N0", CultureInfo.InvariantCulture)} in doubt", farewell, StringComparison.Ordinal);
        Assert.Equal(0, counts.Open + counts.Failed + counts.Dead);
        Assert.Equal(people, (await store.PeopleAsync(null, people + 1, TestContext.Current.CancellationToken)).Length);
        var rejects = Path.Combine(project, ".journeys", "rejects.jsonl");
        Assert.Empty(File.Exists(rejects) ? await File.ReadAllLinesAsync(rejects, TestContext.Current.CancellationToken) : []);
    }

    private static Instant Sent(MailSummary mail) => mail.Date ?? throw new InvalidOperationException($"{mail.Subject} has no date.");

    private async Task UntilAsync(Process process, Func<bool> holds, string otherwise)
    {
        var begun = watch.Elapsed;
        while (!process.HasExited && !holds())
        {
            Assert.True(watch.Elapsed - begun < Patience, $"The host was waited for in vain: {otherwise}.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Whether the process has said where it answers; a killed one leaves its file behind.</summary>
    private static bool IsUp(string project, int process)
    {
        var file = Path.Combine(project, ".journeys", "host");
        return File.Exists(file) && File.ReadAllText(file).StartsWith($"{process}\n", StringComparison.Ordinal);
    }

    private static Process Start(string project, MailboxServer mailbox, params string[] more) => CliProcess.Start(project,
        ["run", ".", "--smtp", $"127.0.0.1:{mailbox.Port}", "--db", Path.Combine(project, ".journeys", "kill.db"), "--speed", "2h/s", "--port", "0", "--quiet", .. more]);

    // Seen at once, too: a run that hangs still tells its seed.
    private void Say(string text)
    {
        output.WriteLine($"{watch.Elapsed:m\\:ss} {text}");
        TestContext.Current.SendDiagnosticMessage(text);
    }
}

/// <summary>Tests that start the host again and again, and would only slow the others down and be slowed by them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

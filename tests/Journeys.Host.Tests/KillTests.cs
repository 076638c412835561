using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Journeys.Host.Sending;
using Journeys.Runtime.People;
using Journeys.Runtime.Programs;
using Journeys.Storage;
using NodaTime;
using NodaTime.Text;

namespace Journeys.Host.Tests;

/// <summary>The real process, killed at random moments, against a mailbox in this process that counts every copy.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private static readonly Instant Start = InstantPattern.ExtendedIso.Parse("2026-03-23T08:00:00Z").Value;
    private static readonly bool Long = Environment.GetEnvironmentVariable("JOURNEYS_LONG") == "1";

    [Fact]
    public async Task Killed_at_random_moments_nobody_is_lost_and_nothing_is_sent_twice()
    {
        var (people, kills) = Long ? (5_000, 200) : (2_000, 20);
        var seed = int.TryParse(Environment.GetEnvironmentVariable("JOURNEYS_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var given) ? given : 20_260_323;
        output.WriteLine($"JOURNEYS_SEED={seed}, {people} people, {kills} kills");
        var random = new Random(seed);
        await using var shop = new Shop();
        var expected = await PrepareAsync(shop, people, random);

        var underWay = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            using var process = StartProcess(shop);
            await Shop.UntilAsync(() => Task.FromResult(File.Exists(Ready(shop)) || process.HasExited), () => "a host that does not start");
            await Task.Delay(random.Next(50, Long ? 1_000 : 2_500), TestContext.Current.CancellationToken);
            Assert.False(process.HasExited, $"The host ended by itself before kill {kill + 1}: exit code {(process.HasExited ? process.ExitCode : 0)}.");
            var before = shop.Mailbox.Received;
            // SIGKILL on Unix: the process gets no word in.
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            if (before > 0 && before < expected.Count) underWay++;
        }
        output.WriteLine($"{underWay} of {kills} kills fell while mail was flowing; {shop.Mailbox.Received} mails before the last start");
        await FinishAsync(shop, people);
        await CheckAsync(shop, expected, underWay, kills);
    }

    /// <summary>Contacts and a script; the answer is what the journeys promise each of them, worked out without the engine.</summary>
    private static async Task<HashSet<(string To, string Subject)>> PrepareAsync(Shop shop, int people, Random random)
    {
        var expected = new HashSet<(string, string)>();
        var script = new List<(Instant At, string Line)>();
        await shop.StartAsync(shop.Options("2s/s", start: Start - Duration.FromMinutes(10)));
        for (var first = 0; first < people; first += 500)
            Assert.Empty((await shop.ImportAsync([.. Enumerable.Range(first, Math.Min(500, people - first)).Select(i => Shop.Contact(Address(i), $"P{i}"))])).Rejected);
        await Shop.UntilAsync(() => Task.FromResult(shop.Host.Decided >= people), () => $"{shop.Host.Decided} decided");
        await shop.StopAsync();
        for (var i = 0; i < people; i++)
        {
            // All sign up between nine and noon; a third order five hours before their second mail is due.
            var at = Start + Duration.FromSeconds(random.Next(0, 3 * 3600));
            script.Add((at, Line(at, i, "SignedUp", "{}")));
            expected.Add((Address(i), $"Welcome, P{i}"));
            if (i % 3 == 0)
            {
                var ordered = at + Duration.FromHours(18) + Duration.FromSeconds(random.Next(0, 3600));
                script.Add((ordered, Line(ordered, i, "OrderPlaced", $$"""{ "orderId": "{{i}}", "total": 10 }""")));
                expected.Add((Address(i), $"Your order, P{i}"));
            }
            else
            {
                expected.Add((Address(i), $"Tips for P{i}"));
                expected.Add((Address(i), $"Goodbye, P{i}"));
            }
        }
        await File.WriteAllLinesAsync(shop.Folder.Of("events.jsonl"), script.OrderBy(entry => entry.At).Select(entry => entry.Line), TestContext.Current.CancellationToken);
        return expected;
    }

    private static async Task FinishAsync(Shop shop, int people)
    {
        using var process = StartProcess(shop);
        await using var store = await OpenAsync(shop);
        var deadline = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var counts = await store.CountOutboxAsync(TestContext.Current.CancellationToken);
            if (counts.Open == 0 && await store.GetSettingAsync("player.events.jsonl", TestContext.Current.CancellationToken) == Lines(shop) && await RunsAsync(store, people) == 0) break;
            Assert.False(process.HasExited, "The host ended by itself.");
            Assert.True(TimeProvider.System.GetElapsedTime(deadline) < TimeSpan.FromMinutes(10), $"Not all came to an end: {counts}, {await RunsAsync(store, people)} runs under way.");
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }
        await File.WriteAllTextAsync(Path.Combine(shop.Folder.Of(".journeys"), "stop"), "", TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    private async Task CheckAsync(Shop shop, HashSet<(string To, string Subject)> expected, int underWay, int kills)
    {
        await using var store = await OpenAsync(shop);
        var got = shop.Mailbox.Store.List(0, int.MaxValue).Mails.Select(mail => (mail.To, mail.Subject)).ToList();
        var doubtful = await ListAsync(store, OutboxState.InDoubt);
        // An order that comes while the first mail still waits to go out ends the run, and the mail with it (R17).
        var takenBack = (await ListAsync(store, OutboxState.Cancelled)).Where(mail => expected.Contains((mail.To, mail.Subject.Replace("Welcome, ", "Your order, ", StringComparison.Ordinal)))).ToHashSet();
        var twice = got.GroupBy(mail => mail).Where(copies => copies.Count() > 1).Select(copies => copies.Key).ToList();
        var missing = expected.Except(got).ToList();
        output.WriteLine($"{expected.Count} expected, {shop.Mailbox.Received} accepted, {doubtful.Count} in doubt ({missing.Intersect(doubtful).Count()} of them never arrived), {takenBack.Count} taken back by an order, {twice.Count} twice");

        Assert.Equal(shop.Mailbox.Received, got.Count);
        Assert.Empty(twice);
        Assert.Empty(got.Except(expected));
        Assert.Empty(missing.Except(doubtful).Except(takenBack));
        Assert.True(underWay >= kills / 4, $"Only {underWay} of {kills} kills fell while mail was flowing: the test proves too little.");
    }

    private static async Task<HashSet<(string To, string Subject)>> ListAsync(IStore store, OutboxState state) =>
        [.. (await store.ListOutboxAsync(state, 100_000, TestContext.Current.CancellationToken))
            .Select(row => OutboxPayload.Read(row.Payload)).Select(payload => (payload.To, payload.Rendered.Subject ?? ""))];

    private static async Task<IStore> OpenAsync(Shop shop)
    {
        var store = StoreFactory.Open(new StoreOptions { Connection = shop.Database });
        await store.InitialiseAsync(TestContext.Current.CancellationToken);
        return store;
    }

    private static async Task<int> RunsAsync(IStore store, int people)
    {
        using var program = ProgramLoader.Load(await File.ReadAllBytesAsync(Shop.ProgramPath, TestContext.Current.CancellationToken), default);
        var programs = new ProgramSet(program.Definition);
        var keys = await store.PeopleAsync(null, people + 1, TestContext.Current.CancellationToken);
        Assert.Equal(people, keys.Length);
        return (await store.LoadPeopleAsync(keys, TestContext.Current.CancellationToken))
            .Sum(row => PersonCodec.Read(row.State.Span, programs).Runs.Count(run => run.State == RunState.Active));
    }

    private static string Ready(Shop shop) => Path.Combine(shop.Folder.Of(".journeys"), "ready");

    private static string Lines(Shop shop) => File.ReadLines(shop.Folder.Of("events.jsonl")).Count().ToString(CultureInfo.InvariantCulture);

    private static string Address(int person) => $"p{person}@shop.example";

    private static string Line(Instant at, int person, string name, string properties) => new JsonObject
    {
        ["at"] = InstantPattern.General.Format(at),
        ["event"] = name,
        ["contact"] = Address(person),
        ["properties"] = JsonNode.Parse(properties),
    }.ToJsonString();

    private static Process StartProcess(Shop shop)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Journeys.Host.TestHost"))
        {
            ArgumentList = { Shop.ProgramPath, shop.Folder.Of(".journeys"), shop.Mailbox.Port.ToString(CultureInfo.InvariantCulture), "1h/s", shop.Folder.Of("events.jsonl"), shop.Folder.Of("journeys.db") },
        };
        File.Delete(Ready(shop));
        return Process.Start(start) ?? throw new InvalidOperationException("The host did not start.");
    }
}

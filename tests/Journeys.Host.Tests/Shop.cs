using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Journeys.Channels.Email;
using Journeys.Channels.Mailbox;
using Journeys.Host.Clock;
using Journeys.Host.Ingest;
using Journeys.Host.Programs;
using Journeys.Host.Sending;
using Journeys.Host.Workers;
using Journeys.Storage;
using NodaTime;
using NodaTime.Text;

namespace Journeys.Host.Tests;

/// <summary>The test project on a host in this process, with a mailbox that may be told to misbehave.</summary>
internal sealed class Shop : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestFolder folder = new();
    private readonly MailboxServer mailbox;
    private JourneysHost? host;

    public Shop(MailboxScript? script = null) =>
        mailbox = MailboxServer.Start(new MailboxOptions(), MailboxStore.Open(folder.Of("inbox")), script);

    public static string ProgramPath => Path.Combine(AppContext.BaseDirectory, "Journeys.Host.TestProject.dll");

    /// <summary>A working day, at ten in Berlin: no quiet hours.</summary>
    public static Instant Morning { get; } = InstantPattern.ExtendedIso.Parse("2026-03-24T09:00:00Z").Value;

    public JourneysHost Host => host ?? throw new InvalidOperationException("The host is not running.");

    public MailboxServer Mailbox => mailbox;

    public TestFolder Folder => folder;

    public ConcurrentQueue<DecisionEvent> Decisions { get; } = new();

    public string Database => "sqlite:" + folder.Of("journeys.db");

    public HostOptions Options(string speed = "2s/s", Instant? start = null, DeliveryPolicy? delivery = null) => new()
    {
        Program = new CompiledProgram("hash-1", File.ReadAllBytes(ProgramPath), default),
        Store = new StoreOptions { Connection = Database },
        DataFolder = folder.Of(".journeys"),
        Smtp = new SmtpOptions { Host = "127.0.0.1", Port = mailbox.Port, Security = SmtpSecurity.None, LocalDomain = "localhost", ReconnectPause = TimeSpan.FromMilliseconds(50) },
        Port = 0,
        // Twice real time is still a clock of its own: it begins where the test says, not at the time of day the test runs at.
        Speed = ClockSpeed.TryParse(speed, out var parsed) ? parsed : throw new ArgumentException(speed),
        FreshClock = start ?? Morning,
        Delivery = delivery ?? new DeliveryPolicy { FirstDelay = Duration.FromMilliseconds(100), LongestDelay = Duration.FromMilliseconds(500) },
        OnDecisions = events =>
        {
            foreach (var decision in events) Decisions.Enqueue(decision);
        },
    };

    public async Task<JourneysHost> StartAsync(HostOptions? options = null)
    {
        host = await JourneysHost.StartAsync(options ?? Options("1h/s"), TestContext.Current.CancellationToken);
        return host;
    }

    public async Task StopAsync()
    {
        if (host is not null) await host.DisposeAsync();
        host = null;
    }

    /// <summary>A contact who consents to everything.</summary>
    public static ImportRow Contact(string email, string? firstName = null, string at = "2026-01-01T00:00:00Z") => new("contacts.json", new JsonObject
    {
        ["email"] = email,
        ["firstName"] = firstName,
        ["consents"] = new JsonArray(
            new JsonObject { ["topic"] = "Onboarding", ["channel"] = "email", ["source"] = "form", ["at"] = at },
            new JsonObject { ["topic"] = "Night", ["channel"] = "email", ["source"] = "form", ["at"] = at }),
    });

    public Task<IngestReport> ImportAsync(params IReadOnlyList<ImportRow> rows) => Host.Ingest.ContactsAsync(rows, skipUnchanged: false, TestContext.Current.CancellationToken);

    public Task<IngestReport> EventAsync(string name, string email, string properties = "{}", string? messageId = null) =>
        Host.Ingest.EventsAsync("test", [new JsonObject { ["event"] = name, ["contact"] = email, ["messageId"] = messageId, ["properties"] = JsonNode.Parse(properties) }.ToJsonString()], TestContext.Current.CancellationToken);

    /// <summary>Subjects of the mails that arrived, in the order of arrival.</summary>
    public IReadOnlyList<string> Subjects() => [.. mailbox.Store.List(0, 100_000).Mails.Reverse().Select(mail => mail.Subject)];

    public MailDetail Mail(string subject)
    {
        var summary = mailbox.Store.List(0, 100_000).Mails.First(mail => mail.Subject == subject);
        return mailbox.Store.Get(summary.Id) ?? throw new InvalidOperationException($"No mail {subject}.");
    }

    public Task<HttpResponseMessage> GetAsync(HttpClient client, string path) => client.GetAsync(new Uri(Host.Address + path), TestContext.Current.CancellationToken);

    /// <summary>Waits until something holds; fails with what was seen.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds, Func<string> seen)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            if (TimeProvider.System.GetElapsedTime(started) > Patience) Assert.Fail("Waited in vain. Seen: " + seen());
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public Task UntilMailsAsync(params string[] subjects) =>
        UntilAsync(() => Task.FromResult(Subjects().SequenceEqual(subjects)), () => string.Join(" | ", Subjects()) + Environment.NewLine + Story());

    public string Story() => string.Join(Environment.NewLine, host?.Health.Troubles.Select(trouble => $"{trouble.Part}: {trouble.Text}") ?? []) + Environment.NewLine + host?.Store.CountOutboxAsync(default).GetAwaiter().GetResult() + Environment.NewLine + string.Join(Environment.NewLine, Decisions.Select(decision => $"{decision.Entry.At} {decision.Who} {decision.Entry.Kind} {decision.Entry.Text}"));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await mailbox.DisposeAsync();
        folder.Dispose();
    }
}

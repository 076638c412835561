using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace Journeys.Cli.Tests;

/// <summary>A mail that somebody must get, and the instant before which it would be too early.</summary>
internal sealed record PlannedMail(string To, string Subject, Instant Earliest);

/// <summary>
/// What happens to the people of tests/Samples/host/kill and which mails that gives them, worked out without the engine. Whatever
/// decides between two mails lies eight hours from either side at least, so that a host that lags behind decides alike.
/// </summary>
internal sealed class KillPlan
{
    private const string Project = "Europe/Berlin";
    private static readonly string?[] Zones = [null, Project, "America/New_York", "Asia/Kolkata"];
    private static readonly LocalDate Day = new(2026, 3, 27);

    private readonly Random random;
    private readonly List<(Instant At, string Line)> script = [];
    private readonly List<string> contacts = ["email,firstName,timezone,consent:Onboarding:email,consentAt"];
    private readonly List<PlannedMail> mails = [];
    private int messages;

    public KillPlan(int people, Random random)
    {
        this.random = random;
        for (var person = 0; person < people; person++) Add(person);
    }

    /// <summary>Every mail there is to be, each once.</summary>
    public IReadOnlyList<PlannedMail> Mails => mails;

    /// <summary>Writes the project's demonstration.</summary>
    public void Write(string demo)
    {
        Directory.CreateDirectory(demo);
        File.WriteAllLines(Path.Combine(demo, "contacts.csv"), contacts);
        File.WriteAllLines(Path.Combine(demo, "events.jsonl"), script.OrderBy(entry => entry.At).Select(entry => entry.Line));
    }

    private void Add(int person)
    {
        var zoneName = Zones[random.Next(Zones.Length)];
        var zone = DateTimeZoneProviders.Tzdb[zoneName ?? Project];
        var consents = random.Next(10) > 0;
        var imported = random.Next(20) == 0;
        contacts.Add($"{Address(person)},P{person},{zoneName},{(consents ? "form" : "")},2026-01-10T09:00:00Z");

        // A third sign up in the night, whose first mail then waits for the morning; the others between eight and one o'clock.
        var signUp = random.Next(3) == 0
            ? Day.PlusDays(-1).At(new LocalTime(22, 0)).PlusSeconds(random.Next(0, 8 * 3600))
            : Day.At(new LocalTime(8, 0)).PlusSeconds(random.Next(0, 5 * 3600));
        Happens(signUp.InZoneLeniently(zone).ToInstant(), person, "SignedUp", new JsonObject { ["source"] = imported ? "import" : "web" });
        var inSeries = consents && !imported;
        var welcome = Awake(signUp);
        var guide = welcome.PlusDays(1);
        if (inSeries) Expect(person, $"Welcome, P{person}", welcome, zone);

        switch (random.Next(4))
        {
            case 0:
                Orders(person, Between(welcome), zone);
                break;
            case 1:
                if (inSeries) Expect(person, $"A guide for P{person}", guide, zone);
                Orders(person, Between(guide), zone);
                break;
            case 2:
                var added = Between(guide);
                Happens(added.InZoneLeniently(zone).ToInstant(), person, "CartUpdated", new JsonObject { ["cartId"] = $"c{person}", ["total"] = 40 });
                if (!inSeries) break;
                Expect(person, $"A guide for P{person}", guide, zone);
                Expect(person, $"Basket c{person}, P{person}", Awake(added), zone);
                Expect(person, $"Tips for P{person}", Awake(Awake(added).PlusHours(6)), zone);
                break;
            default:
                if (!inSeries) break;
                var nudge = guide.PlusDays(1);
                Expect(person, $"A guide for P{person}", guide, zone);
                Expect(person, $"Still there, P{person}?", nudge, zone);
                Expect(person, $"Tips for P{person}", nudge.PlusHours(6), zone);
                break;
        }
    }

    /// <summary>One order; its event may come again an hour later under another message id, and is the same order for all that.</summary>
    private void Orders(int person, LocalDateTime at, DateTimeZone zone)
    {
        var instant = at.InZoneLeniently(zone).ToInstant();
        var order = new JsonObject { ["orderId"] = $"o{person}", ["total"] = 25 };
        Happens(instant, person, "OrderPlaced", order);
        if (random.Next(3) == 0) Happens(instant + Duration.FromHours(1), person, "OrderPlaced", order.DeepClone());
        // Transactional: no consent, no quiet hours.
        mails.Add(new PlannedMail(Address(person), $"Order o{person}, P{person}", instant));
    }

    /// <summary>An event; one in ten stands in the script twice, word for word.</summary>
    private void Happens(Instant at, int person, string name, JsonNode properties)
    {
        var line = new JsonObject
        {
            ["at"] = InstantPattern.General.Format(at),
            ["event"] = name,
            ["contact"] = Address(person),
            ["messageId"] = $"m-{messages++}",
            ["properties"] = properties,
        }.ToJsonString();
        script.Add((at, line));
        if (random.Next(10) == 0) script.Add((at + Duration.FromMinutes(30), line.Replace(InstantPattern.General.Format(at), InstantPattern.General.Format(at + Duration.FromMinutes(30)), StringComparison.Ordinal)));
    }

    private void Expect(int person, string subject, LocalDateTime at, DateTimeZone zone) =>
        mails.Add(new PlannedMail(Address(person), subject, at.InZoneLeniently(zone).ToInstant()));

    /// <summary>A time in the middle third of the day that follows.</summary>
    private LocalDateTime Between(LocalDateTime from) => from.PlusHours(8).PlusSeconds(random.Next(0, 8 * 3600));

    /// <summary>When what is decided at a time goes out: quiet hours last from nine to eight.</summary>
    private static LocalDateTime Awake(LocalDateTime at) =>
        at.TimeOfDay >= new LocalTime(21, 0) ? at.Date.PlusDays(1).At(new LocalTime(8, 0))
        : at.TimeOfDay < new LocalTime(8, 0) ? at.Date.At(new LocalTime(8, 0))
        : at;

    private static string Address(int person) => $"p{person}@shop.example";
}

using System.Collections.Immutable;
using CsCheck;
using Journeys.Runtime.Deciding;
using Journeys.Runtime.History;
using Journeys.Runtime.Inputs;
using Journeys.Runtime.People;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Tests.Lab;
using Journeys.Runtime.Triggers;
using NodaTime;

namespace Journeys.Runtime.Tests.Rules;

/// <summary>
/// Ten thousand random lives: nothing throws, the same inputs give the same decisions, and going through the stored form
/// between any two inputs changes nothing.
/// </summary>
public sealed class RandomSequenceTests
{
    private static readonly ProgramSet Programs = new(Shop.Project(
        Journey("Welcome", "SignedUp",
            Send("Welcome", "hello"),
            Race("race", For(Days(3)), [Arm(OnLabel("hello", MessageState.Clicked), AddTo("Engaged", Days(7))), Restarts(On("CartUpdated"), 2), Arm(When(s => s.Contact.Text(Shop.Plan) == "Pro"), Exit("upgraded"))], Send("Tips")),
            Until("until#1", On("OrderPlaced"), Send("Reminder", onlyIf: s => s.No("OrderPlaced", null, new Window.InLast(Days(2)), true)), Wait("pause", Days(2)))) with
        {
            Entry = new EntryPolicy(EntryRule.AgainAfterEnd, Days(2), null, null, null, WhileRunning.Restart),
            Goals = [Goal(On("OrderPlaced", s => s.Event?.Decimal(1) > 50), Days(10))],
            Requirements = [Require(s => s.Consents("Onboarding", ChannelKind.Email), throughout: true)],
        },
        Journey("Cart", "CartUpdated",
            Wait("two", Hours(2)), Send("Reminder", "first"),
            Repeat("loop", 3, Days(1), Wait("morning", new Steps.WaitLimit.Clock(new LocalTime(9, 0), new LocalTime(11, 0), null, null)), Send("Offer"), If("if#1", s => s.Message("first", MessageState.Opened), [Leave("loop")])),
            Set(Shop.Plan, _ => "Pro")) with
        {
            Entry = new EntryPolicy(EntryRule.EveryTime, null, s => s.LocalRecord(0)?.Text(0), 3, Days(30), WhileRunning.Ignore),
            Exits = [On("OrderPlaced", s => s.Event?.Text(2) == s.LocalRecord(0)?.Text(0)), When(s => s.Count("PageViewed", null, new Window.InLast(Hours(5))) > 3)],
        }) with { Channels = [new ChannelDefinition(ChannelKind.Email, "Shop <shop@shop.example>", new QuietHours(new LocalTime(21, 0), new LocalTime(8, 0)))] });

    /// <summary>A happening: kind, a small number, minutes since the one before, and whether the provider answers first.</summary>
    private static readonly Gen<(int Kind, int Number, int Minutes, bool Answers)[]> Lives = Gen.Select(Gen.Int[0, 11], Gen.Int[0, 3], Gen.Int[0, 1800], Gen.Bool).Array[1, 8];

    [Fact, Trait("Rule", "R33")]
    public void R33_random_lives_are_deterministic_and_survive_storage() => Lives.Sample(life =>
    {
        var straight = Live(life, store: false, out var plain);
        var stored = Live(life, store: true, out var reread);
        Assert.Equal(straight, stored);
        Assert.Equal(plain, reread);
        Assert.DoesNotContain(straight, line => line.StartsWith(nameof(TimelineKind.SetAside), StringComparison.Ordinal));
    }, iter: 10_000, threads: 2);

    private static List<string> Live((int Kind, int Number, int Minutes, bool Answers)[] life, bool store, out byte[] end)
    {
        var engine = new Engine(Programs, new EngineOptions { UnsubscribeUrl = (_, topic, key) => topic + key });
        var now = Bench.Instant("2026-03-20 10:00");
        var person = Person.Create(PersonKey.Of(3), now, Programs);
        var log = new List<string>();
        var pending = new List<string>();
        Instant? due = null;
        void Decide(params ImmutableArray<Input> inputs)
        {
            if (store)
            {
                person = PersonCodec.Read(PersonCodec.Write(person), Programs);
                inputs = [.. inputs.Select(input => InputCodec.Read(InputCodec.Write(input), Programs))];
            }
            var decision = engine.Decide(person, inputs, now, NoObjects.Instance);
            (person, due) = (decision.Person, decision.Due);
            Assert.True(due is null || due > now, "what is due was handled");
            foreach (var entry in decision.Timeline) log.Add(entry.Kind == TimelineKind.SetAside ? nameof(TimelineKind.SetAside) : entry.Text);
            foreach (var message in decision.Outbox) pending.Add(message.SendKey);
            foreach (var cancelled in decision.Cancelled) log.Add(cancelled.ToString());
        }
        Decide(new AttributesInput([new FieldValue("email", "a@b.example")], now), new ConsentInput("Onboarding", null, true, "test", now, now));
        foreach (var (kind, number, minutes, answers) in life)
        {
            var until = now + Duration.FromMinutes(minutes);
            while (due <= until)
            {
                if (due > now) now = due.Value;
                Decide();
            }
            now = until;
            if (answers)
                foreach (var key in pending.ToArray())
                {
                    pending.Remove(key);
                    Decide(new DeliveryInput(key, (DeliveryOutcome)(number % 4 == 2 ? 0 : number % 4), "", now));
                }
            var cart = $"c{number}";
            Decide(kind switch
            {
                0 or 1 => Event("SignedUp"),
                2 or 3 => Event("CartUpdated", ("cartId", cart), ("total", 5m)),
                4 => Event("OrderPlaced", ("orderId", $"{number}"), ("total", 30m * number), ("cartId", cart)),
                5 => Event("PageViewed", ("path", "/")),
                6 => new AttributesInput([new FieldValue("plan", number == 0 ? "Pro" : "Free")], now),
                7 => new AttributesInput([new FieldValue("timezone", number switch { 0 => "Asia/Tokyo", 1 => "nowhere", 2 => "America/New_York", _ => null })], now),
                8 => new ConsentInput("Onboarding", null, number > 1, "test", now, now),
                9 => new MessageInput($"3-{number}/hello/1", (MessageNews)(number + 1), now, now) { Hard = number == 3 },
                10 => new ListInput("Engaged", number > 1, number == 3 ? now + Duration.FromHours(5) : null, now),
                _ => new EventInput("OrderPlaced", Bench.Record("OrderPlaced", ("orderId", $"late{number}"), ("total", 60m)), now - Duration.FromHours(number * 11), null, now),
            });
            Input Event(string name, params ReadOnlySpan<(string, object?)> values) => new EventInput(name, Bench.Record(name, values), now, null, now);
        }
        end = PersonCodec.Write(person);
        return log;
    }
}

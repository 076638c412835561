using System.Collections.Immutable;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Schema;
using Journeys.Runtime.Steps;
using Journeys.Runtime.Triggers;
using Journeys.Runtime.Values;
using NodaTime;

[assembly: RuntimeContract(RuntimeContract.Version)]

namespace Journeys.Host.TestProject;

/// <summary>
/// A small shop: a series of three mails that an order ends, a mail that rests in quiet hours' absence, and a receipt for every order.
/// </summary>
public sealed class TestShop : CompiledProject
{
    private static readonly SourceRef Here = new("shop.journey", 1);

    public override ProjectDefinition Define() => new()
    {
        Name = "Test Shop",
        TimeZone = "Europe/Berlin",
        Currency = "EUR",
        Locale = "en-GB",
        LateEvents = new Span(1, SpanUnit.Day),
        Contact = new RecordType("contact",
        [
            Field("userId", ScalarKind.Text, optional: true, unique: true),
            Field("email", ScalarKind.Email, optional: true, unique: true),
            Field("firstName", ScalarKind.Text, optional: true),
            Field("timezone", ScalarKind.TimeZone, optional: true),
            Field("points", ScalarKind.Integer, optional: true),
        ], []),
        Objects = [new RecordType("Product", [Field("sku", ScalarKind.Text, unique: true), Field("name", ScalarKind.Text), Field("price", ScalarKind.Money)], [])],
        Events =
        [
            new RecordType("SignedUp", [new FieldDefinition("source", new FieldType.Scalar(ScalarKind.Text), false, false, "web", [])], []),
            new RecordType("OrderPlaced", [Field("orderId", ScalarKind.Text, unique: true), Field("total", ScalarKind.Money)], []),
            new RecordType("Asked", [], []),
        ],
        Topics = [new TopicDefinition("Onboarding", "Getting started"), new TopicDefinition("Night", "Night owls")],
        Channels = [new ChannelDefinition(ChannelKind.Email, "Ada at Shop <ada@shop.example>", new QuietHours(new LocalTime(21, 0), new LocalTime(8, 0)))],
        Messages =
        [
            Mail("Welcome", "Onboarding", "Welcome, "),
            Mail("Tips", "Onboarding", "Tips for "),
            Mail("Bye", null, "Goodbye, "),
            Mail("Receipt", null, "Your order, "),
            Mail("Owl", "Night", "Still awake, "),
        ],
        Journeys =
        [
            Journey("Series", "SignedUp", EntryRule.Once, [Goal("OrderPlaced")],
                Send("Welcome", "hello"),
                new WaitStep("race#1", new WaitLimit.For(new Span(24, SpanUnit.Hour)),
                    [new RaceArm(new OccurrenceTrigger([new Occurrence.Labelled("hello", MessageState.Clicked)], null, null, "hello.clicked"), Block.Of(), null)], null, Here),
                Send("Tips", "tips"),
                Wait("wait#2", 12),
                Send("Bye", "bye")),
            Journey("Receipts", "OrderPlaced", EntryRule.EveryTime, [], Send("Receipt", "receipt")),
            Journey("Owls", "Asked", EntryRule.Once, [], Send("Owl", "owl")),
        ],
    };

    private static FieldDefinition Field(string name, ScalarKind kind, bool optional = false, bool unique = false) =>
        new(name, new FieldType.Scalar(kind), optional, unique, null, []);

    private static MessageDefinition Mail(string name, string? topic, string greeting) => new(name, ChannelKind.Email, topic, scope =>
    {
        var who = scope.Contact.Text(2) ?? "friend";
        var leave = topic is null ? "" : $"<p><a href=\"{scope.UnsubscribeUrl}\">Unsubscribe</a></p>";
        return new RenderedMessage(null, greeting + who, null,
            $"<html><body><p>Hello {System.Net.WebUtility.HtmlEncode(who)}</p><p><a href=\"https://shop.example/start?a=1&amp;b=2\">Start</a></p>{leave}</body></html>",
            $"Hello {who}");
    });

    private static JourneyDefinition Journey(string name, string on, EntryRule entry, ImmutableArray<GoalDefinition> goals, params ImmutableArray<Step> steps) => new()
    {
        Name = name,
        Version = "1",
        Source = Here,
        Starts = [new OccurrenceStart(On(on), Here)],
        Entry = new EntryPolicy(entry, null, null, null, null, entry == EntryRule.Once ? WhileRunning.Ignore : WhileRunning.InParallel),
        Goals = goals,
        Body = new Block(steps),
        LocalCount = 0,
    };

    private static GoalDefinition Goal(string name) => new("Order", On(name), null, null);

    private static OccurrenceTrigger On(string name) => new([new Occurrence.Event(name)], null, null, name);

    private static SendStep Send(string message, string place) => new(place, message, null, null, null, Here);

    private static WaitStep Wait(string place, int hours) => new(place, new WaitLimit.For(new Span(hours, SpanUnit.Hour)), [], null, Here);
}

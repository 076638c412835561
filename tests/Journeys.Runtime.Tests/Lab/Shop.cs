using System.Collections.Immutable;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Schema;
using Journeys.Runtime.Values;
using NodaTime;

namespace Journeys.Runtime.Tests.Lab;

/// <summary>The project that the tests' journeys live in.</summary>
internal static class Shop
{
    public const int Email = 0, FirstName = 1, Plan = 2, TimeZone = 3, TrialEndsOn = 4, Phone = 5;

    public static RecordType Contact { get; } = Type("contact",
        Field("email", ScalarKind.Email, optional: true, unique: true),
        Field("firstName", ScalarKind.Text, optional: true),
        new FieldDefinition("plan", new FieldType.Choice(["Free", "Pro"]), false, false, "Free", []),
        Field("timezone", ScalarKind.TimeZone, optional: true),
        Field("trialEndsOn", ScalarKind.Date, optional: true),
        Field("phone", ScalarKind.Phone, optional: true));

    public static RecordType SignedUp { get; } = Type("SignedUp", new FieldDefinition("source", new FieldType.Scalar(ScalarKind.Text), false, false, "web", []));
    public static RecordType OrderPlaced { get; } = Type("OrderPlaced", Field("orderId", ScalarKind.Text, unique: true), Field("total", ScalarKind.Money), Field("cartId", ScalarKind.Text, optional: true));
    public static RecordType CartUpdated { get; } = Type("CartUpdated", Field("cartId", ScalarKind.Text, optional: true), Field("total", ScalarKind.Money));
    public static RecordType PageViewed { get; } = Type("PageViewed", Field("path", ScalarKind.Text));

    public static ImmutableArray<RecordType> Events { get; } =
    [
        SignedUp, OrderPlaced, CartUpdated, PageViewed,
        Type("MessageOpened", Field("message", ScalarKind.Text)),
        Type("MessageClicked", Field("message", ScalarKind.Text), Field("url", ScalarKind.Url, optional: true)),
        Type("MessageBounced", Field("message", ScalarKind.Text), new FieldDefinition("kind", new FieldType.Choice(["Hard", "Soft"]), false, false, null, [])),
        Type("MessageComplained", Field("message", ScalarKind.Text)),
        Type("MessageReplied", Field("message", ScalarKind.Text), Field("text", ScalarKind.Text, optional: true)),
        Type("Subscribed", Field("topic", ScalarKind.Text)),
        Type("Unsubscribed", Field("topic", ScalarKind.Text)),
        Type("ContactCreated"),
    ];

    /// <summary>A project with these journeys. Every event and the usual message histories are kept for ever.</summary>
    public static ProjectDefinition Project(params ImmutableArray<JourneyDefinition> journeys) => new()
    {
        Name = "Shop",
        TimeZone = "Europe/Berlin",
        Currency = "EUR",
        Locale = "en-GB",
        LateEvents = new Span(1, SpanUnit.Day),
        Contact = Contact,
        Events = Events,
        Types = [Type("OrderLine", new FieldDefinition("product", new FieldType.Reference("Product"), false, false, null, []), Field("quantity", ScalarKind.Integer))],
        Objects = [Type("Product", Field("sku", ScalarKind.Text, unique: true), Field("name", ScalarKind.Text))],
        Topics = [new TopicDefinition("Onboarding", "Getting started"), new TopicDefinition("News", "News")],
        Lists = ["Engaged"],
        Calendars = [new CalendarDefinition("Holidays", [new LocalDate(2026, 3, 30), new LocalDate(2026, 4, 6)])],
        Channels = [new ChannelDefinition(ChannelKind.Email, "Shop <shop@shop.example>", null)],
        Messages = [Mail("Welcome"), Mail("Tips"), Mail("Offer"), Mail("Reminder"), Mail("Receipt", null)],
        History = [.. Events.Select(type => new HistoryNeed(type.Name, null)), new HistoryNeed("Welcome.sent", null), new HistoryNeed("Welcome.clicked", null), new HistoryNeed("Welcome.skipped", null), new HistoryNeed("Welcome.failed", null)],
        Journeys = journeys,
    };

    public static MessageDefinition Mail(string name, string? topic = "Onboarding") =>
        new(name, ChannelKind.Email, topic, s => new RenderedMessage(null, $"{name} for {s.Contact.Text(FirstName) ?? "friend"}", null, null, $"Unsubscribe: {s.UnsubscribeUrl}"));

    public static RecordType Type(string name, params ImmutableArray<FieldDefinition> fields) => new(name, fields, []);

    public static FieldDefinition Field(string name, ScalarKind kind, bool optional = false, bool unique = false) => new(name, new FieldType.Scalar(kind), optional, unique, null, []);
}

using Journeys.Runtime.Programs;
using Journeys.Runtime.Schema;
using Journeys.Runtime.Steps;
using Journeys.Runtime.Triggers;
using Journeys.Runtime.Values;

namespace Journeys.Engine.Benchmarks;

/// <summary>The journey of the speed table: step, timer of a second, step, wait for an event, step; each step sends a message.</summary>
internal static class FiveSteps
{
    private static readonly SourceRef Here = new("five.journey", 1);

    public static RecordType Begin { get; } = new("Begin", [], []);
    public static RecordType GoOn { get; } = new("GoOn", [], []);

    public static ProjectDefinition Project() => new()
    {
        Name = "Five",
        TimeZone = "UTC",
        Currency = "EUR",
        Locale = "en-GB",
        LateEvents = new Span(1, SpanUnit.Day),
        Contact = new RecordType("contact", [new FieldDefinition("email", new FieldType.Scalar(ScalarKind.Email), true, true, null, [])], []),
        Events = [Begin, GoOn],
        Channels = [new ChannelDefinition(ChannelKind.Email, "a@b.example", null)],
        Messages = [Message("First"), Message("Second"), Message("Third")],
        Journeys =
        [
            new JourneyDefinition
            {
                Name = "Five",
                Version = "1",
                Source = Here,
                Starts = [new OccurrenceStart(On("Begin"), Here)],
                Entry = new EntryPolicy(EntryRule.Once, null, null, null, null, WhileRunning.Ignore),
                Body = Block.Of(
                    Send("First"),
                    new WaitStep("wait#1", new WaitLimit.For(new Span(1, SpanUnit.Second)), [], null, Here),
                    Send("Second"),
                    new WaitStep("race#1", new WaitLimit.None(), [new RaceArm(On("GoOn"), Block.Of(), null)], null, Here),
                    Send("Third")),
                LocalCount = 0,
            },
        ],
    };

    private static MessageDefinition Message(string name) => new(name, ChannelKind.Email, null,
        scope => new RenderedMessage(null, "Hello", null, null, "{\"tpl\":42,\"to\":\"" + scope.Contact.Text(0) + "\",\"vars\":{\"first\":\"Ann\",\"code\":\"SPRING\"}}"));

    private static OccurrenceTrigger On(string name) => new([new Occurrence.Event(name)], null, null, name);

    private static SendStep Send(string message) => new(message, message, null, null, null, Here);
}

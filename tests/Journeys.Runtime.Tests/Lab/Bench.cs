using System.Collections.Immutable;
using Journeys.Runtime.Deciding;
using Journeys.Runtime.Inputs;
using Journeys.Runtime.People;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Time;
using Journeys.Runtime.Values;
using NodaTime;
using NodaTime.Text;

namespace Journeys.Runtime.Tests.Lab;

/// <summary>
/// One person on the real engine with a clock to turn. Between any two decisions the person goes through its stored form and back,
/// so whatever is shown here also holds after a restart.
/// </summary>
internal sealed class Bench
{
    private Engine engine;
    private Person person;
    private bool deployed;

    public Bench(params ImmutableArray<JourneyDefinition> journeys) : this(Shop.Project(journeys)) { }

    public Bench(ProjectDefinition project, string start = "2026-03-02 10:00")
    {
        engine = EngineOf(new ProgramSet(project));
        Now = Instant(start);
        person = Person.Create(PersonKey.Of(7), Now, engine.Programs);
        Decide(new AttributesInput([new FieldValue("email", "ada@shop.example"), new FieldValue("firstName", "Ada")], Now), new ConsentInput("Onboarding", ChannelKind.Email, true, "test", Now, Now));
    }

    public Instant Now { get; private set; }
    public Person Person => person;
    public Instant? Due { get; private set; }
    public bool AcceptAtOnce { get; set; } = true;
    public List<OutgoingMessage> Outbox { get; } = [];
    public List<CancelledSend> Cancelled { get; } = [];
    public List<TimelineEntry> Timeline { get; } = [];

    public IEnumerable<string> SentNames => Outbox.Select(message => message.MessageName);
    public IEnumerable<string> Reasons(TimelineKind kind) => Timeline.Where(entry => entry.Kind == kind).Select(entry => entry.Detail("reason") ?? "");
    public IEnumerable<string> Texts(TimelineKind kind) => Timeline.Where(entry => entry.Kind == kind).Select(entry => entry.Text);
    public int Times(TimelineKind kind) => Timeline.Count(entry => entry.Kind == kind);
    public bool Running(string journey) => person.RunList.Exists(run => run.Journey == journey && run.State == RunState.Active);
    public string When(OutgoingMessage message) => Shown.Minute(message.At, Zones.Require("Europe/Berlin"));

    /// <summary>A local time in the project's zone.</summary>
    public static Instant Instant(string local) => Zones.Resolve(LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-dd HH:mm").Parse(local).Value, Zones.Require("Europe/Berlin"));

    public static Record Record(string type, params ReadOnlySpan<(string Field, object? Value)> values)
    {
        var shape = Shop.Events.Single(one => one.Name == type);
        var record = SchemaMap.Blank(shape);
        foreach (var (field, value) in values) record = record.With(shape.SlotOf(field), value);
        return record;
    }

    public Bench Event(string type, params ReadOnlySpan<(string Field, object? Value)> values) => Decide(new EventInput(type, Record(type, values), Now, null, Now));
    public Bench EventAt(Instant at, string type, params ReadOnlySpan<(string Field, object? Value)> values) => Decide(new EventInput(type, Record(type, values), at, null, Now));
    public Bench Order(string id, decimal total = 10) => Event("OrderPlaced", ("orderId", id), ("total", total));
    public Bench SignUp() => Event("SignedUp");
    public Bench Set(string field, object? value) => Decide(new AttributesInput([new FieldValue(field, value)], Now));
    public Bench Consent(bool given, string? topic = "Onboarding") => Decide(new ConsentInput(topic, null, given, "test", Now, Now));
    public Bench News(MessageNews news, bool hard = false, string? message = null)
    {
        var sent = Outbox.Last(one => message is null || one.MessageName == message);
        return Decide(new MessageInput(sent.SendKey, news, Now, Now) { Hard = hard });
    }
    public Bench Deliver(DeliveryOutcome outcome, string detail = "said the provider") => Decide(new DeliveryInput(Outbox[^1].SendKey, outcome, detail, Now));
    public Bench Tick() => Decide();

    /// <summary>Goes to an instant from due time to due time.</summary>
    public Bench GoTo(Instant target)
    {
        while (Due is { } due && due <= target)
        {
            if (due > Now) Now = due;
            Decide();
        }
        Now = target;
        return this;
    }

    public Bench GoTo(string local) => GoTo(Instant(local));
    public Bench After(Span length) => GoTo(Calendar.Add(Now, length, Zones.Require("Europe/Berlin")));
    /// <summary>Turns the clock without looking at what is due, as when the host is late.</summary>
    public Bench Skip(Span length) { Now = Calendar.Add(Now, length, Zones.Require("Europe/Berlin")); return this; }

    public Bench Deploy(ProjectDefinition next)
    {
        engine = EngineOf(new ProgramSet(next, engine.Programs.Programs.Select(program => program.Definition).ToArray()));
        deployed = true;
        return this;
    }

    public Bench Decide(params ImmutableArray<Input> inputs)
    {
        var stored = PersonCodec.Write(person);
        var loaded = PersonCodec.Read(stored, engine.Programs);
        if (deployed) Assert.Equal(PersonCodec.Write(loaded), PersonCodec.Write(PersonCodec.Read(PersonCodec.Write(loaded), engine.Programs)));
        else Assert.Equal(stored, PersonCodec.Write(loaded));
        deployed = false;
        var read = inputs.Select(input => InputCodec.Read(InputCodec.Write(input), engine.Programs)).ToImmutableArray();
        var decision = engine.Decide(loaded, read, Now, NoObjects.Instance);
        person = decision.Person;
        Due = decision.Due;
        Cancelled.AddRange(decision.Cancelled);
        Timeline.AddRange(decision.Timeline);
        foreach (var message in decision.Outbox)
        {
            Outbox.Add(message);
            if (AcceptAtOnce) Decide(new DeliveryInput(message.SendKey, DeliveryOutcome.Accepted, "", Now));
        }
        return this;
    }

    private static Engine EngineOf(ProgramSet programs) => new(programs, new EngineOptions { UnsubscribeUrl = (person, topic, key) => $"https://u.example/{person.Id}/{topic}/{key}" });
}

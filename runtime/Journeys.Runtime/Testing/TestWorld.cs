using System.Collections.Immutable;
using Journeys.Runtime.Deciding;
using Journeys.Runtime.Inputs;
using Journeys.Runtime.People;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Values;
using NodaTime;

namespace Journeys.Runtime.Testing;

/// <summary>A contact of a test.</summary>
internal sealed class TestPerson(string name, Person person)
{
    public string Name { get; } = name;
    public Person Person { get; set; } = person;
    public Instant? Due { get; set; }
    /// <summary>What is given before the test begins, taken in as one.</summary>
    public List<Input> Given { get; } = [];
}

/// <summary>Something on the timeline of a test, and whose.</summary>
internal readonly record struct TestEntry(TestPerson Who, TimelineEntry Entry);

/// <summary>The people, the clock and the provider of a test.</summary>
internal sealed class TestWorld : IObjectLookup
{
    /// <summary>More moves than any test makes: a project that never comes to rest is told, not waited for.</summary>
    private const int MoveLimit = 100_000;

    private readonly Engine engine;
    private readonly Dictionary<(string Type, string Key), Record> objects = [];
    private readonly HashSet<(string, string)> visited = [];
    private int moves;

    public TestWorld(ProgramSet programs, Instant start)
    {
        Programs = programs;
        Now = start;
        engine = new Engine(programs, new EngineOptions
        {
            UnsubscribeUrl = (_, topic, sendKey) => $"https://unsubscribe.example/{Uri.EscapeDataString(topic)}/{Uri.EscapeDataString(sendKey)}",
            Visited = (journey, place) => visited.Add((journey, place)),
        });
    }

    public ProgramSet Programs { get; }
    public Instant Now { get; private set; }
    public List<TestPerson> People { get; } = [];
    public List<TestEntry> Timeline { get; } = [];
    /// <summary>Messages handed over, which the provider has accepted.</summary>
    public List<(TestPerson To, OutgoingMessage Message)> Sent { get; } = [];
    public ImmutableHashSet<(string Journey, string Place)> Visited => [.. visited];

    public Record? Find(string type, string key) => objects.GetValueOrDefault((type, key));

    public void Put(string type, Record record) => objects[(type, KeyText.Of(record) ?? "")] = record;

    public TestPerson PersonOf(string name)
    {
        foreach (var known in People) if (known.Name == name) return known;
        var person = new TestPerson(name, Person.Create(PersonKey.Of(People.Count + 1), Now, Programs));
        People.Add(person);
        return person;
    }

    public DecisionScope ScopeOf(TestPerson? who) =>
        new DecisionScope(who?.Person ?? Person.Create(PersonKey.Of(1), Now, Programs), Programs, this, Now).For(null, null);

    /// <summary>Takes in what was given, so that people exist before anything happens.</summary>
    public void Begin()
    {
        foreach (var who in People)
        {
            if (who.Given.Count == 0 && who.Person.Announced) continue;
            var given = who.Given.ToImmutableArray();
            who.Given.Clear();
            Decide(who, given);
        }
    }

    public void Happen(TestPerson who, Input input) => Decide(who, [input]);

    /// <summary>
    /// To an instant: everything due before it happens on the way. What is due at the very instant waits,
    /// because an event then beats a timeout (R4).
    /// </summary>
    public void GoTo(Instant target)
    {
        HandleDue(target, inclusive: false);
        if (target > Now) Now = target;
    }

    /// <summary>Handles what is due now, before anything is expected.</summary>
    public void Settle() => HandleDue(Now, inclusive: true);

    private void HandleDue(Instant limit, bool inclusive)
    {
        while (true)
        {
            TestPerson? next = null;
            foreach (var who in People)
                if (who.Due is { } due && (due < limit || inclusive && due == limit) && (next is null || due < next.Due)) next = who;
            if (next?.Due is not { } at) return;
            if (at > Now) Now = at;
            Decide(next, []);
        }
    }

    private void Decide(TestPerson who, ImmutableArray<Input> inputs)
    {
        while (true)
        {
            if (++moves > MoveLimit) throw new InvalidOperationException($"More than {MoveLimit} moves: {who.Name} never comes to rest.");
            var decision = engine.Decide(who.Person, inputs, Now, this);
            who.Person = decision.Person;
            who.Due = decision.Due;
            foreach (var entry in decision.Timeline) Timeline.Add(new TestEntry(who, entry));
            if (decision.Outbox.IsEmpty) return;
            var accepted = ImmutableArray.CreateBuilder<Input>(decision.Outbox.Length);
            foreach (var message in decision.Outbox)
            {
                Sent.Add((who, message));
                accepted.Add(new DeliveryInput(message.SendKey, DeliveryOutcome.Accepted, "accepted by the test", Now));
            }
            inputs = accepted.MoveToImmutable();
        }
    }
}

using System.Collections.Immutable;
using Journeys.Runtime.Deciding;
using Journeys.Runtime.Inputs;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Time;
using Journeys.Runtime.Triggers;
using NodaTime;

namespace Journeys.Runtime.Testing;

/// <summary>One run of one test.</summary>
internal sealed class TestRun(ProgramSet programs, TestDefinition test)
{
    private static readonly LocalDateTime UsualStart = new(2026, 1, 1, 9, 0);

    private readonly ImmutableArray<TestFailure>.Builder failures = ImmutableArray.CreateBuilder<TestFailure>();
    private readonly TestWorld world = new(programs, Start(programs, test));

    public TestResult Run()
    {
        foreach (var step in test.Steps)
        {
            try
            {
                Take(step);
            }
            catch (Exception failure) when (failure is not (OutOfMemoryException or StackOverflowException))
            {
                Fail($"This step could not be carried out: {failure.Message}", step.Source);
            }
        }
        foreach (var (who, entry) in world.Timeline)
            if (entry.Kind == TimelineKind.SetAside) Fail($"A run of {who.Name} failed: {entry.Text}.", entry.Source ?? test.Source);
        return new TestResult(test.Name, test.Source, failures.ToImmutable(), TestTimeline.Lines(world), world.Visited);
    }

    /// <summary>The clock begins where the test's first <c>at</c> says, so that people are not older than the test.</summary>
    private static Instant Start(ProgramSet programs, TestDefinition test)
    {
        var usual = Zones.Resolve(UsualStart, programs.CurrentProgram.Zone);
        var before = false;
        foreach (var step in test.Steps)
        {
            if (step is AtStep at)
            {
                var world = new TestWorld(programs, usual);
                var instant = InstantOf(at, world);
                return !before || instant < usual ? instant : usual;
            }
            before |= step is not (GivenContact or GivenObject or GivenConsent or GivenList);
        }
        return usual;
    }

    private static Instant InstantOf(AtStep at, TestWorld world)
    {
        var id = at.Zone?.Invoke(world.ScopeOf(null));
        var zone = at.Zone is null ? world.Programs.CurrentProgram.Zone : Zones.Find(id) ?? throw new InvalidOperationException($"\"{id}\" is not a time zone.");
        return Zones.Resolve(at.Time, zone);
    }

    private void Take(TestStep step)
    {
        if (step is not (GivenContact or GivenObject or GivenConsent or GivenList)) world.Begin();
        switch (step)
        {
            case GivenContact given:
                var who = world.PersonOf(given.Contact);
                var type = world.Programs.Current.Contact;
                var values = given.Fields(world.ScopeOf(null)).Select(one => new FieldValue(type.Fields[one.Slot].Name, one.Value));
                who.Given.Add(new AttributesInput([.. values], world.Now));
                break;
            case GivenObject given:
                world.Put(given.Type, given.Value(world.ScopeOf(null)));
                break;
            case GivenConsent given:
                world.PersonOf(given.Contact).Given.Add(new ConsentInput(given.Topic, given.Channel, true, "test", world.Now, world.Now));
                break;
            case GivenList given:
                world.PersonOf(given.Contact).Given.Add(new ListInput(given.List, true, null, world.Now));
                break;
            case AtStep at:
                var target = InstantOf(at, world);
                if (target < world.Now) Fail($"The clock only goes forward: it is already {Shown.Minute(world.Now, world.Programs.CurrentProgram.Zone)}.", at.Source);
                else world.GoTo(target);
                break;
            case AfterStep after:
                world.GoTo(Calendar.Add(world.Now, after.Length, world.Programs.CurrentProgram.Zone));
                break;
            case WhenEvent occurs:
                var actor = Met(occurs.Contact);
                world.Happen(actor, new EventInput(occurs.Event, occurs.Values(world.ScopeOf(actor)), world.Now, null, world.Now));
                break;
            case WhenMessage news:
                Happen(news);
                break;
            case UnsubscribeStep unsubscribe:
                world.Happen(Met(unsubscribe.Contact), new ConsentInput(unsubscribe.Topic, null, false, "test", world.Now, world.Now));
                break;
            default:
                world.Settle();
                new TestExpectations(world, Fail).Check(step);
                break;
        }
    }

    /// <summary>A person who exists, given or not.</summary>
    private TestPerson Met(string name)
    {
        var who = world.PersonOf(name);
        world.Begin();
        return who;
    }

    private void Happen(WhenMessage when)
    {
        world.Settle();
        var who = Met(when.Contact);
        for (var i = world.Sent.Count - 1; i >= 0; i--)
        {
            var (to, message) = world.Sent[i];
            if (to != who || message.MessageName != when.Message) continue;
            MessageNews? what = when.State switch
            {
                MessageState.Delivered => MessageNews.Delivered,
                MessageState.Opened => MessageNews.Opened,
                MessageState.Clicked => MessageNews.Clicked,
                MessageState.Bounced => MessageNews.Bounced,
                MessageState.Replied => MessageNews.Replied,
                _ => null,
            };
            if (what is not { } news) Fail($"{when.Message}.{when.State.ToString().ToLowerInvariant()} cannot be made to happen: it follows from what the journey does.", when.Source);
            else world.Happen(who, new MessageInput(message.SendKey, news, world.Now, world.Now) { Hard = true, Url = news == MessageNews.Clicked ? "https://example.com/" : null, Text = news == MessageNews.Replied ? "" : null });
            return;
        }
        Fail($"{when.Message} has not been sent to {who.Name}, so nothing can happen to it. {TestExpectations.WhyNotSent(world, who, when.Message)}".TrimEnd(), when.Source);
    }

    private void Fail(string sentence, SourceRef source, params ImmutableArray<(string Text, string Value)> parts) => failures.Add(new TestFailure(sentence, parts.IsDefault ? [] : parts, source));
}

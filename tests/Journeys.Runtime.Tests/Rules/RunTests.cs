using Journeys.Runtime.Deciding;
using Journeys.Runtime.History;
using Journeys.Runtime.Inputs;
using Journeys.Runtime.People;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Schema;
using Journeys.Runtime.Tests.Lab;
using Journeys.Runtime.Triggers;

namespace Journeys.Runtime.Tests.Rules;

/// <summary>R27, R28, R29 and R33: labels, names, versions, failures.</summary>
public sealed class RunTests
{
    [Fact, Trait("Rule", "R27")]
    public void R27_a_label_means_its_latest_visit_and_false_before_the_first()
    {
        var journey = Journey("Series", "SignedUp",
            If("if#1", s => s.Message("hello", MessageState.Sent), [Send("Offer", "send#early")]),
            Repeat("loop", 2, null, Send("Welcome", "hello"), Wait("pause", Days(1))),
            If("if#2", s => s.Message("hello", MessageState.Clicked), [Send("Offer")], Send("Tips")));
        Bench Clicking(bool second)
        {
            var bench = new Bench(journey).SignUp();
            if (!second) bench.News(MessageNews.Clicked);
            bench.After(Days(1));
            if (second) bench.News(MessageNews.Clicked);
            return bench.After(Days(1));
        }
        Assert.Equal(["Welcome", "Welcome", "Tips"], Clicking(second: false).SentNames);
        Assert.Equal(["Welcome", "Welcome", "Offer"], Clicking(second: true).SentNames);
    }

    [Fact, Trait("Rule", "R27")]
    public void R27_since_a_label_counts_from_its_latest_arrival()
    {
        var journey = Journey("Series", "SignedUp",
            Repeat("loop", 2, null, Wait("pause", Days(1)), Wait("rest#1", Days(1))),
            If("if#1", s => s.Did("OrderPlaced", null, new Window.SincePlace("pause")), [Send("Offer")], Send("Tips")));
        Assert.Equal(["Tips"], new Bench(journey).SignUp().After(Hours(1)).Order("1").After(Days(5)).SentNames);
        Assert.Equal(["Offer"], new Bench(journey).SignUp().After(Hours(60)).Order("1").After(Days(5)).SentNames);
        var never = Journey("Series", "SignedUp", If("if#1", s => s.No("OrderPlaced", null, new Window.SincePlace("nowhere"), true), [Send("Offer")], Send("Tips")));
        Assert.Equal(["Tips"], new Bench(never).SignUp().SentNames);
    }

    [Fact, Trait("Rule", "R28")]
    public void R28_a_where_sees_the_events_fields_then_the_locals()
    {
        var journey = Journey("Cart", "CartUpdated", Race("race", NoLimit, [Arm(On("OrderPlaced", s => s.Event?.Text(2) == s.LocalRecord(0)?.Text(0) && s.LocalRecord(1)?.Decimal(1) > 5, local: 1), Send("Offer"))]));
        var bench = new Bench(journey).Event("CartUpdated", ("cartId", "a"), ("total", 1m));
        bench.Event("OrderPlaced", ("orderId", "1"), ("cartId", "b"), ("total", 9m)).Event("OrderPlaced", ("orderId", "2"), ("cartId", "a"), ("total", 1m));
        Assert.Empty(bench.SentNames);
        Assert.Null(bench.Person.RunList[0].Locals[1]);
        Assert.Equal(["Offer"], bench.Event("OrderPlaced", ("orderId", "3"), ("cartId", "a"), ("total", 9m)).SentNames);
    }

    [Fact, Trait("Rule", "R29")]
    public void R29_a_run_pins_its_steps_and_templates_while_channels_are_the_current_ones()
    {
        var old = Shop.Project(Journey("Series", "SignedUp", Wait("pause", Days(1)), Send("Welcome")));
        var bench = new Bench(old).SignUp();
        var mail = Shop.Mail("Welcome") with { Render = _ => new RenderedMessage(null, "new template", null, null, "new") };
        bench.Deploy(Shop.Project(Journey("Series", "SignedUp", Send("Welcome"), Send("Tips")) with { Version = "v2" }) with { Messages = [mail, Shop.Mail("Tips")], Channels = [new ChannelDefinition(ChannelKind.Email, "New <new@shop.example>", null)] });
        bench.After(Days(2)).SignUp();
        Assert.Equal(["Welcome for Ada", "new template", "Tips for Ada"], bench.Outbox.Select(message => message.Content.Subject));
        Assert.All(bench.Outbox, message => Assert.Equal("New <new@shop.example>", message.Content.From));
    }

    [Fact, Trait("Rule", "R29")]
    public void R29_an_older_version_sees_the_contact_and_events_in_its_own_layout()
    {
        var journey = Journey("Series", "SignedUp",
            Race("race", NoLimit, [Arm(On("OrderPlaced", s => s.Event?.Decimal(1) > 5, local: 1), Set(Shop.Plan, _ => "Pro"))]),
            If("if#1", s => s.Contact.Text(Shop.FirstName) == "Ada" && s.Contact.Text(Shop.Plan) == "Pro", [Send("Offer")], Send("Tips")));
        var bench = new Bench(journey).SignUp();
        var moved = Shop.Project() with
        {
            Contact = new RecordType("contact", [Shop.Field("nickname", ScalarKind.Text, optional: true), .. Shop.Contact.Fields.Reverse()], []),
            Events = [.. Shop.Events.Select(type => type with { Fields = [.. type.Fields.Reverse()] })],
        };
        bench.Deploy(moved);
        var order = new Record(moved.Events.Single(type => type.Name == "OrderPlaced"), [null, 9m, "1"]);
        bench.Decide(new EventInput("OrderPlaced", order, bench.Now, null, bench.Now));
        Assert.Equal(["Offer"], bench.SentNames);
        Assert.Equal("Pro", bench.Person.Contact.Text(moved.Contact.SlotOf("plan")));
    }

    [Fact, Trait("Rule", "R29")]
    public void R29_consent_and_suppression_are_always_the_current_ones()
    {
        var bench = new Bench(Journey("Series", "SignedUp", Wait("pause", Days(1)), Send("Welcome"))).SignUp();
        bench.Deploy(Shop.Project()).Consent(false).After(Days(2));
        Assert.Equal(["consent"], bench.Reasons(TimelineKind.Skipped));
    }

    [Fact, Trait("Rule", "R33")]
    public void R33_a_failure_sets_the_run_aside_and_others_go_on()
    {
        var broken = Journey("Broken", "SignedUp", If("if#1", _ => throw new InvalidOperationException("no such thing"), []), Send("Offer"));
        var bench = new Bench(broken, Journey("Sound", "SignedUp", Send("Tips"))).SignUp();
        Assert.Equal(["Tips"], bench.SentNames);
        Assert.Equal(["no such thing"], bench.Reasons(TimelineKind.SetAside));
        var run = Assert.Single(bench.Person.Runs);
        Assert.Equal((RunState.SetAside, "no such thing"), (run.State, run.Reason));
        Assert.Null(bench.Due);
    }

    [Fact, Trait("Rule", "R33")]
    public void R33_also_for_a_failure_in_an_arm_a_goal_a_template_or_on_waking()
    {
        static bool Fails(Scope s) => s.Contact.Text(Shop.Plan) == "Pro" ? throw new InvalidOperationException("broken") : false;
        var journeys = new[]
        {
            Journey("Goal", "SignedUp", Wait("pause", Days(1))) with { Goals = [Goal(When(Fails))] },
            Journey("Arm", "SignedUp", Race("race", NoLimit, [Arm(When(Fails))])),
            Journey("Wake", "SignedUp", Wait("pause", Days(1)), If("if#1", Fails, [])),
        };
        var bench = new Bench([.. journeys]).SignUp().Set("plan", "Pro").After(Days(2));
        Assert.Equal(3, bench.Times(TimelineKind.SetAside));
        var mail = Shop.Mail("Welcome") with { Render = _ => throw new InvalidOperationException("template") };
        Assert.Equal(["template"], new Bench(Shop.Project(Journey("Mail", "SignedUp", Send("Welcome"))) with { Messages = [mail] }).SignUp().Reasons(TimelineKind.SetAside));
    }

    [Fact, Trait("Rule", "R33")]
    public void R33_a_start_that_cannot_be_evaluated_is_recorded()
    {
        var journey = Journey("Series", "SignedUp", Send("Tips")) with { Requirements = [Require(_ => throw new InvalidOperationException("broken"))] };
        Assert.Equal(["failure"], new Bench(journey, Journey("Sound", "SignedUp", Send("Offer"))).SignUp().Reasons(TimelineKind.NotEntered));
    }

    [Fact, Trait("Rule", "R33")]
    public void R33_a_cascade_that_feeds_itself_is_broken_after_a_thousand()
    {
        var loop = Journey("Loop", "SignedUp", Send("Welcome")) with { Starts = [new OccurrenceStart(On("SignedUp"), default), new OccurrenceStart(OnMessage("Welcome", MessageState.Skipped), default)] };
        var bench = new Bench(loop).Consent(false).SignUp();
        Assert.Contains("feeds itself", Assert.Single(bench.Reasons(TimelineKind.SetAside)), StringComparison.Ordinal);
        Assert.InRange(bench.Times(TimelineKind.Skipped), 300, 1000);
        Assert.Equal(1, bench.After(Days(1)).Event("PageViewed", ("path", "/")).Times(TimelineKind.SetAside));
    }

    [Fact, Trait("Rule", "R33")]
    public void R33_a_run_whose_version_is_not_loaded_is_set_aside_not_lost()
    {
        var bench = new Bench(Journey("Series", "SignedUp", Wait("pause", Days(1)), Send("Welcome"))).SignUp();
        var bytes = PersonCodec.Write(bench.Person);
        var programs = new ProgramSet(Shop.Project());
        var decision = new Engine(programs, new EngineOptions { UnsubscribeUrl = (_, _, _) => "" }).Decide(PersonCodec.Read(bytes, programs), [], bench.Now, NoObjects.Instance);
        Assert.Equal(RunState.SetAside, Assert.Single(decision.Person.Runs).State);
        Assert.Contains("not loaded", Assert.Single(decision.Timeline).Text, StringComparison.Ordinal);
    }
}

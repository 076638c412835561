using Journeys.Runtime.Deciding;
using Journeys.Runtime.History;
using Journeys.Runtime.Inputs;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Tests.Lab;

namespace Journeys.Runtime.Tests.Rules;

/// <summary>R1 to R4: in which order things happen.</summary>
public sealed class OrderOfThingsTests
{
    [Fact, Trait("Rule", "R1")]
    public void R1_a_repeated_unique_event_is_dropped_before_anything_else()
    {
        var bench = new Bench(Journey("Thanks", "OrderPlaced", Send("Receipt")));
        bench.Order("1").Order("1").Order("2");
        Assert.Equal(["Receipt", "Receipt"], bench.SentNames);
        Assert.Equal(1, bench.Times(TimelineKind.Duplicate));
        Assert.Equal(2, bench.Person.History.Of("OrderPlaced")?.Count);
    }

    [Fact, Trait("Rule", "R1")]
    public void R1_an_event_is_in_history_before_goals_are_tested()
    {
        var bench = new Bench(Journey("Series", "SignedUp", Wait("pause", Days(9))) with { Goals = [Goal(When(s => s.Count("OrderPlaced", null, Window.Ever) == 1))] });
        bench.SignUp().Order("1");
        Assert.Equal("Purchase", Assert.Single(bench.Timeline, entry => entry.Kind == TimelineKind.Ended).Detail("reason"));
    }

    [Fact, Trait("Rule", "R1")]
    public void R1_arms_come_before_starts_and_their_effects_are_seen_by_them()
    {
        var upgrade = Journey("Upgrade", "SignedUp", Race("race", NoLimit, [Arm(On("OrderPlaced"), Set(Shop.Plan, _ => "Pro"))]));
        var pro = Journey("Pro", "OrderPlaced", Send("Offer")) with { Starts = [new OccurrenceStart(On("OrderPlaced", s => s.Contact.Text(Shop.Plan) == "Pro"), default)] };
        Assert.Equal(["Offer"], new Bench(pro, upgrade).SignUp().Order("1").SentNames);
    }

    [Fact, Trait("Rule", "R1")]
    public void R1_one_event_serves_several_runs_each_once()
    {
        var bench = new Bench(Journey("Twice", "SignedUp", Race("first", NoLimit, [Arm(On("OrderPlaced"))]), Race("second", NoLimit, [Arm(On("OrderPlaced"))]), Send("Offer")));
        bench.SignUp().SignUp().Order("1");
        Assert.All(bench.Person.Runs, run => Assert.Equal(["second"], run.Resting));
        bench.Order("2");
        Assert.Equal(["Offer", "Offer"], bench.SentNames);
    }

    [Fact, Trait("Rule", "R2")]
    public void R2_inputs_are_processed_in_arrival_order()
    {
        var journey = Journey("Series", "SignedUp", Race("race", NoLimit, [Arm(On("OrderPlaced"), Send("Offer")), Arm(On("CartUpdated"), Send("Reminder"))]));
        var bench = new Bench(journey).SignUp();
        bench.Decide(
            new EventInput("CartUpdated", Bench.Record("CartUpdated", ("total", 5m)), bench.Now, null, bench.Now),
            new EventInput("OrderPlaced", Bench.Record("OrderPlaced", ("orderId", "1"), ("total", 5m)), bench.Now - NodaTime.Duration.FromHours(2), null, bench.Now));
        Assert.Equal(["Reminder"], bench.SentNames);
    }

    [Fact, Trait("Rule", "R3")]
    public void R3_the_starting_event_is_in_history_but_not_since_start()
    {
        var journey = Journey("First", "OrderPlaced", If("if#1", s => s.Did("OrderPlaced", null, new Window.SinceStart()), [Send("Offer")], Send("Welcome"))) with
        {
            Requirements = [Require(s => s.Count("OrderPlaced", null, Window.Ever) == 1)],
        };
        var bench = new Bench(journey).Order("1").Order("2");
        Assert.Equal(["Welcome"], bench.SentNames);
        Assert.Equal(["require"], bench.Reasons(TimelineKind.NotEntered));
    }

    [Fact, Trait("Rule", "R3")]
    public void R3_the_starting_event_satisfies_nothing_of_its_own_run()
    {
        var journey = Journey("Series", "OrderPlaced", Until("until#1", On("OrderPlaced"), Race("race", For(Days(1)), [Arm(On("OrderPlaced"), Send("Offer"))], Send("Tips")))) with
        {
            Goals = [Goal(On("OrderPlaced"))],
            Exits = [On("OrderPlaced")],
        };
        var bench = new Bench(journey).Order("1").After(Days(2));
        Assert.Equal(["Tips"], bench.SentNames);
        Assert.Equal("finished", Assert.Single(bench.Timeline, entry => entry.Kind == TimelineKind.Ended).Detail("how"));
    }

    [Fact, Trait("Rule", "R4")]
    public void R4_on_sees_only_what_comes_after_arrival()
    {
        var journey = Journey("Series", "SignedUp", Wait("pause", Days(1)), Race("race", For(Days(1)), [Arm(On("OrderPlaced"), Send("Offer"))], Send("Tips")));
        Assert.Equal(["Tips"], new Bench(journey).SignUp().Order("1").After(Days(3)).SentNames);
        Assert.Equal(["Offer"], new Bench(journey).SignUp().After(Hours(30)).Order("1").After(Days(3)).SentNames);
    }

    [Fact, Trait("Rule", "R4")]
    public void R4_when_is_tested_on_arrival_and_at_every_change()
    {
        var journey = Journey("Series", "SignedUp", Race("race", NoLimit, [Arm(When(s => s.Contact.Text(Shop.Plan) == "Pro"), Send("Offer"))]));
        Assert.Equal(["Offer"], new Bench(journey).Set("plan", "Pro").SignUp().SentNames);
        var later = new Bench(journey).SignUp();
        Assert.Empty(later.SentNames);
        Assert.Equal(["Offer"], later.Set("plan", "Pro").SentNames);
    }

    [Fact, Trait("Rule", "R4")]
    public void R4_arms_are_tried_in_source_order()
    {
        var journey = Journey("Series", "SignedUp", Race("race", NoLimit, [Arm(On("OrderPlaced", _ => false), Send("Tips")), Arm(On("OrderPlaced"), Send("Offer")), Arm(On("OrderPlaced"), Send("Reminder"))]));
        Assert.Equal(["Offer"], new Bench(journey).SignUp().Order("1").SentNames);
    }

    [Fact, Trait("Rule", "R4")]
    public void R4_at_one_instant_an_event_beats_a_timeout()
    {
        var journey = Journey("Series", "SignedUp", Race("race", For(Hours(2)), [Arm(On("OrderPlaced"), Send("Offer"))], Send("Tips")));
        var bench = new Bench(journey).SignUp().Skip(Hours(2));
        Assert.Equal(bench.Due, bench.Now);
        Assert.Equal(["Offer"], bench.Order("1").SentNames);
    }

    [Fact, Trait("Rule", "R4")]
    public void R4_a_timeout_before_the_event_was_received_comes_first_even_when_the_host_is_late()
    {
        var journey = Journey("Series", "SignedUp", Race("race", For(Hours(2)), [Arm(On("OrderPlaced"), Send("Offer"))], Send("Tips")));
        Assert.Equal(["Tips"], new Bench(journey).SignUp().Skip(Hours(3)).Order("1").SentNames);
    }

    [Fact, Trait("Rule", "R4")]
    public void R4_a_sliding_window_fires_at_its_exact_instant()
    {
        var journey = Journey("Quiet", "SignedUp", Race("race", NoLimit, [Arm(When(s => s.No("OrderPlaced", null, new Window.InLast(Days(3)), true)), Send("Reminder"))]));
        var bench = new Bench(journey).Order("1").After(Hours(1)).SignUp();
        Assert.Equal(Bench.Instant("2026-03-05 10:00"), bench.Due);
        bench.GoTo("2026-03-09 00:00");
        Assert.Equal("2026-03-05 10:00", bench.When(Assert.Single(bench.Outbox)));
    }

    [Fact, Trait("Rule", "R4")]
    public void R4_an_enclosing_until_comes_before_the_arm_inside()
    {
        var journey = Journey("Series", "SignedUp", Until("until#1", On("OrderPlaced"), Race("race", NoLimit, [Arm(On("OrderPlaced"), Send("Offer"))])), Send("Tips"));
        Assert.Equal(["Tips"], new Bench(journey).SignUp().Order("1").SentNames);
    }
}

using Journeys.Runtime.Deciding;
using Journeys.Runtime.History;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Tests.Lab;
using Journeys.Runtime.Values;

namespace Journeys.Runtime.Tests.Rules;

/// <summary>R5 to R7: who enters, and how often.</summary>
public sealed class EntryTests
{
    private static JourneyDefinition Resting(EntryPolicy policy) => Journey("Series", "SignedUp", Wait("pause", Days(2))) with { Entry = policy };

    [Fact, Trait("Rule", "R5")]
    public void R5_goal_beats_exit_beats_arm()
    {
        var journey = Journey("Series", "SignedUp", Race("race", NoLimit, [Arm(On("OrderPlaced"), Send("Offer"))])) with { Exits = [On("OrderPlaced")] };
        Assert.Equal(["exit: on OrderPlaced"], Ends(new Bench(journey).SignUp().Order("1")));
        Assert.Equal(["goal: Purchase"], Ends(new Bench(journey with { Goals = [Goal(On("OrderPlaced"))] }).SignUp().Order("1")));
    }

    [Fact, Trait("Rule", "R5")]
    public void R5_what_already_decides_keeps_out_with_its_reason()
    {
        var journey = Journey("Series", "SignedUp", Send("Welcome"));
        static bool Pro(Scope s) => s.Contact.Text(Shop.Plan) == "Pro";
        Assert.Equal(["goal"], new Bench(journey with { Goals = [Goal(When(Pro))] }).Set("plan", "Pro").SignUp().Reasons(TimelineKind.NotEntered));
        Assert.Equal(["exit"], new Bench(journey with { Exits = [When(Pro)] }).Set("plan", "Pro").SignUp().Reasons(TimelineKind.NotEntered));
        Assert.Equal(["require"], new Bench(journey with { Requirements = [Require(s => !Pro(s), throughout: true)] }).Set("plan", "Pro").SignUp().Reasons(TimelineKind.NotEntered));
    }

    [Fact, Trait("Rule", "R5")]
    public void R5_a_requirement_throughout_ends_the_run_when_it_no_longer_holds()
    {
        var bench = new Bench(Journey("Series", "SignedUp", Wait("pause", Days(2)), Send("Welcome")) with { Requirements = [Require(s => s.Consents("Onboarding", ChannelKind.Email), throughout: true)] });
        bench.SignUp().Consent(false).After(Days(3));
        Assert.Empty(bench.SentNames);
        Assert.Equal("requirement", Assert.Single(bench.Timeline, entry => entry.Kind == TimelineKind.Ended).Detail("how"));
    }

    [Fact, Trait("Rule", "R6")]
    public void R6_gates_are_asked_in_order_and_each_refusal_is_recorded()
    {
        var asked = new List<string>();
        Func<Scope, bool> Asks(string name, bool answer) => _ => { asked.Add(name); return answer; };
        var journey = Resting(Once) with
        {
            Starts = [new OccurrenceStart(On("SignedUp", Asks("where", true)), default)],
            Requirements = [Require(Asks("require", true))],
            Goals = [Goal(When(Asks("goal", false)))],
            Exits = [When(Asks("exit", false))],
        };
        new Bench(journey).SignUp();
        Assert.Equal(["where", "require", "goal", "exit"], asked.Take(4));
        var refused = journey with { Starts = [new OccurrenceStart(On("SignedUp", _ => false), default)] };
        Assert.Equal(["where"], new Bench(refused).SignUp().Reasons(TimelineKind.NotEntered));
    }

    [Fact, Trait("Rule", "R6")]
    public void R6_only_an_accepted_entry_uses_up_once()
    {
        var bench = new Bench(Resting(Once) with { Requirements = [Require(s => s.Contact.Text(Shop.Plan) == "Pro")] });
        bench.SignUp();
        Assert.Equal(["require"], bench.Reasons(TimelineKind.NotEntered));
        bench.Set("plan", "Pro").SignUp();
        Assert.True(bench.Running("Series"));
        bench.SignUp();
        Assert.Equal(["require", "once"], bench.Reasons(TimelineKind.NotEntered));
    }

    [Fact, Trait("Rule", "R6")]
    public void R6_again_counts_from_start_or_end()
    {
        var start = new Bench(Resting(new EntryPolicy(EntryRule.AgainAfterStart, Days(3), null, null, null, WhileRunning.Ignore)));
        start.SignUp().After(Days(2)).After(Hours(1)).SignUp().After(Days(1)).SignUp();
        Assert.Equal(["again"], start.Reasons(TimelineKind.NotEntered));
        Assert.Equal(2, start.Times(TimelineKind.Entered));
        var end = new Bench(Resting(new EntryPolicy(EntryRule.AgainAfterEnd, Days(3), null, null, null, WhileRunning.Ignore)));
        end.SignUp().After(Days(4)).SignUp().After(Days(1)).SignUp();
        Assert.Equal(["again"], end.Reasons(TimelineKind.NotEntered));
        Assert.Equal(2, end.Times(TimelineKind.Entered));
    }

    [Fact, Trait("Rule", "R6")]
    public void R6_at_most_so_many_times_in_a_sliding_window()
    {
        var bench = new Bench(Resting(new EntryPolicy(EntryRule.EveryTime, null, null, 2, Days(30), WhileRunning.InParallel)));
        bench.SignUp().After(Days(10)).SignUp().After(Days(10)).SignUp().After(Days(10)).SignUp();
        Assert.Equal(["at most"], bench.Reasons(TimelineKind.NotEntered));
        Assert.Equal(3, bench.Times(TimelineKind.Entered));
    }

    [Fact, Trait("Rule", "R6")]
    public void R6_ignore_while_running_and_a_missing_key_are_recorded()
    {
        var byCart = new EntryPolicy(EntryRule.EveryTime, null, s => s.Event?.Text(0), null, null, WhileRunning.Ignore);
        var bench = new Bench(Journey("Cart", "CartUpdated", Wait("pause", Days(2))) with { Entry = byCart });
        bench.Event("CartUpdated", ("cartId", "a"), ("total", 1m)).Event("CartUpdated", ("cartId", "a"), ("total", 2m)).Event("CartUpdated", ("cartId", "b"), ("total", 3m)).Event("CartUpdated", ("total", 4m));
        Assert.Equal(["running", "key"], bench.Reasons(TimelineKind.NotEntered));
        Assert.Equal(["a", "b"], bench.Person.Runs.Select(run => run.Key));
    }

    [Fact, Trait("Rule", "R7")]
    public void R7_once_counts_across_versions_and_renames()
    {
        var old = Resting(Once);
        var bench = new Bench(old).SignUp().After(Days(3));
        bench.Deploy(Shop.Project(old with { Version = "v2" })).SignUp();
        bench.Deploy(Shop.Project(old with { Name = "Renamed", Version = "v3", FormerNames = ["Series"] })).SignUp();
        Assert.Equal(["once", "once"], bench.Reasons(TimelineKind.NotEntered));
        Assert.Equal(1, bench.Times(TimelineKind.Entered));
    }

    [Fact, Trait("Rule", "R7")]
    public void R7_once_per_key_is_once_for_each_key()
    {
        var bench = new Bench(Journey("Cart", "CartUpdated", Send("Reminder")) with { Entry = new EntryPolicy(EntryRule.Once, null, s => s.LocalRecord(0)?.Text(0), null, null, WhileRunning.Ignore) });
        foreach (var cart in new[] { "a", "a", "b" }) bench.Event("CartUpdated", ("cartId", cart), ("total", 1m));
        Assert.Equal(["Reminder", "Reminder"], bench.SentNames);
    }

    [Fact, Trait("Rule", "R7")]
    public void R7_restart_ends_the_old_run_as_restarted()
    {
        var bench = new Bench(Resting(new EntryPolicy(EntryRule.EveryTime, null, null, null, null, WhileRunning.Restart)));
        bench.SignUp().After(Days(1)).SignUp();
        Assert.Equal("restarted", Assert.Single(bench.Timeline, entry => entry.Kind == TimelineKind.Ended).Detail("how"));
        Assert.Equal("7-2", Assert.Single(bench.Person.Runs).Id);
        Assert.Equal(Bench.Instant("2026-03-05 10:00"), bench.Due);
    }

    [Fact, Trait("Rule", "R6")]
    public void R6_a_journey_is_entered_once_by_one_event_by_the_first_start_that_accepts_it()
    {
        var journey = Resting(EveryTime) with { Starts = [new OccurrenceStart(On("SignedUp", _ => false), default), new OccurrenceStart(On("SignedUp"), default), new OccurrenceStart(On("SignedUp"), default)] };
        Assert.Equal(1, new Bench(journey).SignUp().Times(TimelineKind.Entered));
    }

    [Fact, Trait("Rule", "R24")]
    public void R24_no_X_in_last_W_needs_a_contact_known_for_W()
    {
        var window = new Window.InLast(Days(90));
        var journey = Journey("Series", "SignedUp", If("if#1", s => s.No("OrderPlaced", null, window, false), [Send("Offer")]), If("if#2", s => s.Count("OrderPlaced", null, window) == 0, [Send("Tips")]), If("if#3", s => s.No("OrderPlaced", null, window, true), [Send("Reminder")]));
        Assert.Equal(["Tips", "Reminder"], new Bench(journey).SignUp().SentNames);
        Assert.Equal(["Offer", "Tips", "Reminder"], new Bench(journey).After(Days(90)).SignUp().SentNames);
        Assert.Empty(new Bench(journey).After(Days(90)).Order("1").SignUp().SentNames);
    }

    [Fact, Trait("Rule", "R24")]
    public void R24_becomes_true_at_the_instant_the_contact_is_known_long_enough()
    {
        var journey = Journey("Series", "SignedUp", Race("race", NoLimit, [Arm(When(s => s.No("OrderPlaced", null, new Window.InLast(new Span(1, SpanUnit.Month)), false)), Send("Offer"))]));
        var bench = new Bench(journey).SignUp().GoTo("2026-05-01 00:00");
        Assert.Equal("2026-04-02 10:00", bench.When(Assert.Single(bench.Outbox)));
    }

    private static IEnumerable<string> Ends(Bench bench) => bench.Timeline.Where(entry => entry.Kind == TimelineKind.Ended).Select(entry => $"{entry.Detail("how")}: {entry.Detail("reason")}");
}

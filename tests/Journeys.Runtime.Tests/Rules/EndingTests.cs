using Journeys.Runtime.Deciding;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Tests.Lab;

namespace Journeys.Runtime.Tests.Rules;

/// <summary>R8 and R9: how runs end, and what still counts afterwards.</summary>
public sealed class EndingTests
{
    [Fact, Trait("Rule", "R8")]
    public void R8_goal_exit_and_finish_end_the_whole_run()
    {
        Assert.Equal("goal: Purchase", EndOf(Journey("Series", "SignedUp", Wait("pause", Days(1)), Send("Tips")) with { Goals = [Goal(On("OrderPlaced"))] }));
        Assert.Equal("exit: on OrderPlaced", EndOf(Journey("Series", "SignedUp", Wait("pause", Days(1)), Send("Tips")) with { Exits = [On("OrderPlaced")] }));
        Assert.Equal("exit: upgraded", EndOf(Journey("Series", "SignedUp", Until("until#1", On("CartUpdated"), Exit("upgraded")), Send("Tips"))));
        Assert.Equal("finished: finished", EndOf(Journey("Series", "SignedUp", Repeat("loop", 3, null, Finish()), Send("Tips"))));
    }

    [Fact, Trait("Rule", "R8")]
    public void R8_leave_ends_the_loop_and_goes_on_after_it()
    {
        var bench = new Bench(Journey("Series", "SignedUp", Repeat("loop", 5, Days(1), Send("Reminder"), If("if#1", s => s.Message("send#Reminder", Triggers.MessageState.Sent), [Leave("loop")])), Send("Tips")));
        Assert.Equal(["Reminder", "Tips"], bench.SignUp().After(Days(9)).SentNames);
    }

    [Fact, Trait("Rule", "R8")]
    public void R8_in_keyed_runs_a_goal_for_any_key_ends_all_and_for_the_same_key_only_that_one()
    {
        var byCart = new EntryPolicy(EntryRule.EveryTime, null, s => s.LocalRecord(0)?.Text(0), null, null, WhileRunning.Ignore);
        var cart = Journey("Cart", "CartUpdated", Wait("pause", Days(2))) with { Entry = byCart };
        Bench Filled(JourneyDefinition journey) => new Bench(journey).Event("CartUpdated", ("cartId", "a"), ("total", 1m)).Event("CartUpdated", ("cartId", "b"), ("total", 1m)).Event("OrderPlaced", ("orderId", "1"), ("total", 1m), ("cartId", "a"));
        Assert.Empty(Filled(cart with { Goals = [Goal(On("OrderPlaced"))] }).Person.Runs);
        Assert.Equal("b", Assert.Single(Filled(cart with { Goals = [Goal(On("OrderPlaced", s => s.Event?.Text(2) == s.LocalRecord(0)?.Text(0)))] }).Person.Runs).Key);
    }

    [Fact, Trait("Rule", "R9")]
    public void R9_a_conversion_within_its_time_counts_once_also_after_the_end()
    {
        var bench = new Bench(Journey("Series", "SignedUp", Send("Welcome")) with { Goals = [Goal(On("OrderPlaced"), Days(14))] });
        bench.SignUp();
        Assert.False(bench.Running("Series"));
        bench.After(Days(3)).Order("1").Order("2");
        Assert.Equal("reached the goal Purchase after leaving Series", Assert.Single(bench.Texts(TimelineKind.Goal)));
        Assert.False(bench.Running("Series"));
        Assert.Equal(1, bench.Times(TimelineKind.Ended));
    }

    [Fact, Trait("Rule", "R9")]
    public void R9_within_counts_from_the_start_and_includes_its_last_instant()
    {
        var journey = Journey("Series", "SignedUp", Wait("pause", Days(30))) with { Goals = [Goal(On("OrderPlaced"), Days(14))] };
        Assert.Equal(1, new Bench(journey).SignUp().After(Days(14)).Order("1").Times(TimelineKind.Goal));
        var late = new Bench(journey).SignUp().After(Days(14)).After(Minutes(1)).Order("1");
        Assert.Equal(0, late.Times(TimelineKind.Goal));
        Assert.True(late.Running("Series"));
    }

    [Fact, Trait("Rule", "R9")]
    public void R9_event_time_decides_a_conversion_and_an_ended_run_is_forgotten_in_time()
    {
        var journey = Journey("Series", "SignedUp", Send("Welcome")) with { Goals = [Goal(On("OrderPlaced"), Days(14))] };
        var bench = new Bench(journey).SignUp().After(Days(14));
        var inside = bench.Now - NodaTime.Duration.FromHours(1);
        bench.After(Hours(3)).EventAt(inside, "OrderPlaced", ("orderId", "1"), ("total", 1m));
        Assert.Equal(1, bench.Times(TimelineKind.Goal));
        bench.After(Days(3)).Tick();
        Assert.Empty(bench.Person.Runs);
    }

    private static string EndOf(JourneyDefinition journey)
    {
        var bench = new Bench(journey).SignUp();
        if (bench.Times(TimelineKind.Ended) == 0) bench.Order("1");
        bench.After(Days(3));
        Assert.Empty(bench.SentNames);
        Assert.Null(bench.Due);
        var end = Assert.Single(bench.Timeline, entry => entry.Kind == TimelineKind.Ended);
        return $"{end.Detail("how")}: {end.Detail("reason")}";
    }
}

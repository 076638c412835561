using Journeys.Runtime.Deciding;
using Journeys.Runtime.Steps;
using Journeys.Runtime.Tests.Lab;

namespace Journeys.Runtime.Tests.Rules;

/// <summary>Steps that no numbered rule describes.</summary>
public sealed class StepTests
{
    [Fact]
    public void An_arm_that_restarts_begins_the_wait_anew_at_most_so_often()
    {
        var journey = Journey("Cart", "CartUpdated", Race("race", For(Hours(2)), [Restarts(On("CartUpdated"), 2)], Send("Reminder")));
        Bench Update(Bench bench) => bench.Event("CartUpdated", ("cartId", "a"), ("total", 1m));
        var bench = Update(new Bench(journey with { Entry = new(Journeys.Runtime.Programs.EntryRule.EveryTime, null, null, null, null, Journeys.Runtime.Programs.WhileRunning.Ignore) }));
        Update(bench.After(Hours(1)));
        Update(bench.After(Hours(1)));
        Update(bench.After(Hours(1)));
        Assert.Equal(Bench.Instant("2026-03-02 14:00"), bench.Due);
        Assert.Equal(["Reminder"], bench.After(Hours(5)).SentNames);
    }

    [Fact]
    public void A_loop_with_a_pause_counts_from_the_beginning_of_each_round()
    {
        var bench = new Bench(Journey("Series", "SignedUp", Repeat("loop", 3, Days(7), Wait("pause", Days(1)), Send("Tips")), Send("Offer"))).SignUp().After(Days(40));
        Assert.Equal(["2026-03-03 10:00", "2026-03-10 10:00", "2026-03-17 10:00", "2026-03-17 10:00"], bench.Outbox.Select(bench.When));
        Assert.Equal(["7-1/send#Tips/1", "7-1/send#Tips/2", "7-1/send#Tips/3", "7-1/send#Offer/1"], bench.Outbox.Select(message => message.SendKey));
    }

    [Fact]
    public void Until_leaves_its_block_and_goes_on_after_it()
    {
        var journey = Journey("Series", "SignedUp", Until("until#1", On("OrderPlaced"), Send("Tips"), Wait("pause", Days(3)), Send("Reminder")), Send("Offer"));
        Assert.Equal(["Tips", "Offer"], new Bench(journey).SignUp().After(Days(1)).Order("1").After(Days(9)).SentNames);
        Assert.Equal(["Tips", "Reminder", "Offer"], new Bench(journey).SignUp().After(Days(9)).SentNames);
    }

    [Fact]
    public void Membership_of_a_list_may_end_by_itself_and_conditions_see_that()
    {
        var journey = Journey("Series", "SignedUp", AddTo("Engaged", Days(2)), Race("race", NoLimit, [Arm(When(s => !s.InList("Engaged")), Send("Offer"))]));
        var bench = new Bench(journey).SignUp();
        Assert.True(bench.Person.IsIn("Engaged", bench.Now));
        bench.After(Days(5));
        Assert.Equal("2026-03-04 10:00", bench.When(Assert.Single(bench.Outbox)));
        Assert.Empty(bench.Person.Lists);
        Assert.Empty(new Bench(Journey("Series", "SignedUp", AddTo("Engaged"), RemoveFrom("Engaged"))).SignUp().Person.Lists);
    }

    [Fact]
    public void Let_is_evaluated_once_and_kept()
    {
        var journey = Journey("Series", "SignedUp", Let(1, s => s.Contact.Text(Shop.Plan)), Wait("pause", Days(1)), If("if#1", s => (string?)s.Local(1) == "Free", [Send("Offer")]));
        Assert.Equal(["Offer"], new Bench(journey).SignUp().Set("plan", "Pro").After(Days(2)).SentNames);
    }

    [Fact]
    public void A_field_that_must_have_a_value_keeps_it()
    {
        var bench = new Bench(Journey("Series", "SignedUp", Set(Shop.Plan, _ => null))).SignUp();
        Assert.Equal("Free", bench.Person.Contact.Text(Shop.Plan));
        Assert.Equal(1, bench.Times(TimelineKind.Rejected));
    }

    [Fact]
    public void An_endless_step_loop_is_set_aside()
    {
        var bench = new Bench(Journey("Series", "SignedUp", Repeat("loop", int.MaxValue, null, Set(Shop.Plan, _ => "Pro")))).SignUp();
        Assert.Equal(1, bench.Times(TimelineKind.SetAside));
    }

    [Fact]
    public void A_contact_is_announced_once_after_its_first_attributes()
    {
        var bench = new Bench(Journey("Hello", "ContactCreated", Send("Welcome"))).Set("plan", "Pro");
        Assert.Equal(["Welcome for Ada"], bench.Outbox.Select(message => message.Content.Subject));
    }

    [Fact]
    public void A_place_used_twice_is_refused_when_programs_are_linked() =>
        Assert.Throws<InvalidOperationException>(() => new Programs.ProgramSet(Shop.Project(Journey("Series", "SignedUp", Wait("a", Days(1)), Wait("a", Days(1))))));

    [Fact]
    public void An_unknown_target_is_refused_when_programs_are_linked() =>
        Assert.Throws<InvalidOperationException>(() => new Programs.ProgramSet(Shop.Project(Journey("Series", "SignedUp", Leave("nowhere")))));

    [Fact]
    public void Without_an_event_of_that_name_the_input_is_rejected_on_the_timeline()
    {
        var bench = new Bench(Shop.Project());
        bench.Decide(new Inputs.EventInput("Unknown", new Record(Shop.Type("Unknown"), []), bench.Now, null, bench.Now));
        Assert.Equal(1, bench.Times(TimelineKind.Rejected));
    }

    [Fact]
    public void Days_by_calendar_only()
    {
        var rule = new DayRule([], ["Holidays"], []);
        var journey = Journey("Series", "SignedUp", Wait("day", new WaitLimit.Clock(new NodaTime.LocalTime(9, 0), null, rule, null)), Send("Offer"));
        Assert.Equal("2026-03-30 09:00", new Bench(journey).SignUp() is var bench ? bench.When(Assert.Single(bench.After(Days(60)).Outbox)) : "");
    }
}

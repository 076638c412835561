using Journeys.Runtime.Deciding;
using Journeys.Runtime.History;
using Journeys.Runtime.Steps;
using Journeys.Runtime.Tests.Lab;
using Journeys.Runtime.Values;
using NodaTime;

namespace Journeys.Runtime.Tests.Rules;

/// <summary>R10 to R15: time.</summary>
public sealed class TimeTests
{
    private static WaitLimit Clock(LocalTime from, LocalTime? to = null, DayRule? days = null) => new WaitLimit.Clock(from, to, days, null);
    private static readonly DayRule Weekdays = new([IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday], [], ["Holidays"]);

    [Fact, Trait("Rule", "R10")]
    public void R10_a_late_event_enters_history_where_it_belongs()
    {
        var bench = new Bench(Shop.Project());
        bench.After(Hours(10)).Order("2", 20).EventAt(bench.Now - Duration.FromHours(5), "OrderPlaced", ("orderId", "1"), ("total", 10m));
        Assert.Equal([10m, 20m], bench.Person.History.Of("OrderPlaced")?.Select(entry => entry.Record.Decimal(1)));
    }

    [Fact, Trait("Rule", "R10")]
    public void R10_one_older_than_late_events_enters_history_only()
    {
        var bench = new Bench(Journey("Thanks", "OrderPlaced", Send("Receipt"))).After(Days(5));
        bench.EventAt(bench.Now - Duration.FromHours(25), "OrderPlaced", ("orderId", "1"), ("total", 10m));
        Assert.Empty(bench.SentNames);
        Assert.Equal(1, bench.Times(TimelineKind.Late));
        Assert.Equal(1, bench.Person.History.Of("OrderPlaced")?.Count);
        bench.EventAt(bench.Now - Duration.FromHours(24), "OrderPlaced", ("orderId", "2"), ("total", 10m));
        Assert.Equal(["Receipt"], bench.SentNames);
    }

    [Fact, Trait("Rule", "R10")]
    public void R10_event_time_is_never_later_than_arrival()
    {
        var bench = new Bench(Shop.Project());
        bench.EventAt(bench.Now + Duration.FromDays(2), "OrderPlaced", ("orderId", "1"), ("total", 10m));
        Assert.Equal(bench.Now, bench.Person.History.Of("OrderPlaced")?[0].Mark.At);
    }

    [Fact, Trait("Rule", "R11")]
    public void R11_an_event_leaves_a_window_of_days_by_the_calendar_of_the_project()
    {
        // Summer time begins on 29 March: two days from Saturday noon are 47 hours.
        var journey = Journey("Series", "SignedUp", Race("race", NoLimit, [Arm(When(s => !s.Did("OrderPlaced", null, new Window.InLast(Days(2)))), Send("Offer"))]));
        var bench = new Bench(journey).GoTo("2026-03-28 12:00").Order("1").SignUp().GoTo("2026-04-10 00:00");
        Assert.Equal("2026-03-30 12:00", bench.When(Assert.Single(bench.Outbox)));
    }

    [Fact, Trait("Rule", "R11")]
    public void R11_this_week_begins_on_Monday_in_the_project_zone()
    {
        var journey = Journey("Series", "SignedUp", Race("race", NoLimit, [Arm(When(s => s.Count("OrderPlaced", null, new Window.This(SpanUnit.Week)) == 0), Send("Offer"))]));
        var bench = new Bench(journey).GoTo("2026-03-22 23:30").Order("1").SignUp().GoTo("2026-04-10 00:00");
        Assert.Equal("2026-03-23 00:00", bench.When(Assert.Single(bench.Outbox)));
    }

    [Fact, Trait("Rule", "R11")]
    public void R11_a_window_in_the_past_is_entered_and_left_at_exact_instants()
    {
        var ago = new Window.Ago(Days(60), Days(30));
        var journey = Journey("Series", "SignedUp", Race("enters", NoLimit, [Arm(When(s => s.Did("OrderPlaced", null, ago)), Send("Offer"))]), Race("leaves", NoLimit, [Arm(When(s => !s.Did("OrderPlaced", null, ago)), Send("Tips"))]));
        var bench = new Bench(journey).Order("1").SignUp().GoTo("2026-06-01 00:00");
        Assert.Equal(["2026-04-01 10:00", "2026-05-01 10:00"], bench.Outbox.Select(bench.When));
    }

    [Theory, Trait("Rule", "R11")]
    [InlineData(null, "2026-03-03 09:00", "project")]
    [InlineData("America/New_York", "2026-03-02 15:00", "contact")]
    [InlineData("Mars/Olympus", "2026-03-03 09:00", "project, because \"Mars/Olympus\" is not a known zone")]
    public void R11_waits_are_in_the_contacts_zone_else_the_projects_and_which_is_recorded(string? zone, string sent, string origin)
    {
        var bench = new Bench(Journey("Series", "SignedUp", Wait("morning", Clock(new LocalTime(9, 0))), Send("Offer"))).Set("timezone", zone).SignUp();
        Assert.Equal(origin, Assert.Single(bench.Timeline, entry => entry.Kind == TimelineKind.Waiting).Detail("zone of"));
        bench.After(Days(2));
        Assert.Equal(sent, bench.When(Assert.Single(bench.Outbox)));
    }

    [Fact, Trait("Rule", "R11")]
    public void R11_time_since_last_turns_at_its_exact_instant()
    {
        var journey = Journey("Series", "SignedUp", Race("race", NoLimit, [Arm(When(s => s.TimeSinceLast("OrderPlaced", null, Comparison.GreaterOrEqual, Days(3))), Send("Offer"))]));
        var bench = new Bench(journey).Order("1").After(Hours(1)).SignUp().GoTo("2026-03-09 00:00");
        Assert.Equal("2026-03-05 10:00", bench.When(Assert.Single(bench.Outbox)));
    }

    [Fact, Trait("Rule", "R12")]
    public void R12_a_wait_in_days_keeps_the_wall_clock_and_one_in_hours_does_not()
    {
        var journey = Journey("Series", "SignedUp", Wait("pause", Days(1)), Send("Offer"));
        Assert.Equal("2026-03-29 12:00", SentAt(new Bench(journey).GoTo("2026-03-28 12:00").SignUp().After(Days(3))));
        Assert.Equal("2026-03-29 13:00", SentAt(new Bench(Journey("Series", "SignedUp", Wait("pause", Hours(24)), Send("Offer"))).GoTo("2026-03-28 12:00").SignUp().After(Days(3))));
        Assert.Equal("2026-03-29 03:30", SentAt(new Bench(journey).GoTo("2026-03-28 02:30").SignUp().After(Days(3))));
    }

    [Theory, Trait("Rule", "R12")]
    [InlineData("2026-03-27 08:00", "2026-03-27 09:00")]
    [InlineData("2026-03-27 10:59", "2026-03-27 10:59")]
    [InlineData("2026-03-27 11:00", "2026-03-31 09:00")]
    [InlineData("2026-03-28 10:00", "2026-03-31 09:00")]
    public void R12_a_window_on_weekdays_except_holidays(string from, string to)
    {
        var journey = Journey("Series", "SignedUp", Wait("morning", Clock(new LocalTime(9, 0), new LocalTime(11, 0), Weekdays)), Send("Offer"));
        Assert.Equal(to, SentAt(new Bench(journey).GoTo(from).SignUp().After(Days(7))));
    }

    [Theory, Trait("Rule", "R12")]
    [InlineData("2026-03-27 23:00", "2026-03-27 23:00")]
    [InlineData("2026-03-28 01:59", "2026-03-28 01:59")]
    [InlineData("2026-03-28 02:00", "2026-03-28 22:00")]
    public void R12_a_window_may_span_midnight(string from, string to)
    {
        var journey = Journey("Series", "SignedUp", Wait("night", Clock(new LocalTime(22, 0), new LocalTime(2, 0))), Send("Offer"));
        Assert.Equal(to, SentAt(new Bench(journey).GoTo(from).SignUp().After(Days(7))));
    }

    [Fact, Trait("Rule", "R13")]
    public void R13_an_instant_already_past_follows_if_past()
    {
        Bench Try(AbsentRule rule) => new Bench(Journey("Series", "SignedUp", Wait("deadline", Moment(s => s.Contact.Date(Shop.TrialEndsOn), Days(3), before: true, at: new LocalTime(9, 0), ifPast: rule)), Send("Tips"), Send("Offer", "last")))
            .Set("trialEndsOn", new LocalDate(2026, 3, 4)).SignUp();
        Assert.Equal(["Tips", "Offer"], Try(new AbsentRule.Continue()).SentNames);
        Assert.Equal(["Offer"], Try(new AbsentRule.SkipTo("last")).SentNames);
        var exit = Try(new AbsentRule.Exit());
        Assert.Empty(exit.SentNames);
        Assert.False(exit.Running("Series"));
    }

    [Fact, Trait("Rule", "R13")]
    public void R13_a_missing_date_follows_if_missing_and_a_present_one_is_waited_for()
    {
        var journey = Journey("Series", "SignedUp", Wait("deadline", Moment(s => s.Contact.Date(Shop.TrialEndsOn), Days(3), before: true, at: new LocalTime(9, 0), ifMissing: new AbsentRule.SkipTo("last"))), Send("Tips"), Send("Offer", "last"));
        Assert.Equal(["Offer"], new Bench(journey).SignUp().SentNames);
        var bench = new Bench(journey).Set("trialEndsOn", new LocalDate(2026, 4, 2)).SignUp().After(Days(60));
        Assert.Equal(["2026-03-30 09:00", "2026-03-30 09:00"], bench.Outbox.Select(bench.When));
    }

    [Fact, Trait("Rule", "R14")]
    public void R14_a_wait_is_recomputed_when_the_zone_changes()
    {
        var bench = new Bench(Journey("Series", "SignedUp", Wait("morning", Clock(new LocalTime(9, 0))), Send("Offer"))).SignUp();
        Assert.Equal(Bench.Instant("2026-03-03 09:00"), bench.Due);
        bench.Set("timezone", "America/New_York");
        Assert.Equal(Bench.Instant("2026-03-02 15:00"), bench.Due);
        Assert.Equal(1, bench.Times(TimelineKind.Recomputed));
    }

    [Fact, Trait("Rule", "R14")]
    public void R14_a_wait_is_recomputed_when_its_date_changes()
    {
        var journey = Journey("Series", "SignedUp", Wait("deadline", Moment(s => s.Contact.Date(Shop.TrialEndsOn), at: new LocalTime(9, 0), ifPast: new AbsentRule.Exit())), Send("Offer"));
        var bench = new Bench(journey).Set("trialEndsOn", new LocalDate(2026, 4, 2)).SignUp().Set("trialEndsOn", new LocalDate(2026, 3, 10));
        Assert.Equal(Bench.Instant("2026-03-10 09:00"), bench.Due);
        bench.Set("trialEndsOn", new LocalDate(2026, 3, 1));
        Assert.False(bench.Running("Series"));
        Assert.Empty(bench.SentNames);
    }

    [Fact, Trait("Rule", "R14")]
    public void R14_a_late_host_does_not_take_a_due_moment_for_a_past_one()
    {
        var journey = Journey("Series", "SignedUp", Wait("deadline", Moment(s => s.Contact.Date(Shop.TrialEndsOn), at: new LocalTime(9, 0), ifPast: new AbsentRule.Exit())), Send("Offer"));
        Assert.Equal(["Offer"], new Bench(journey).Set("trialEndsOn", new LocalDate(2026, 3, 10)).SignUp().Skip(Days(20)).Tick().SentNames);
    }

    [Fact, Trait("Rule", "R15")]
    public void R15_conditions_are_evaluated_when_the_person_leaves_the_wait()
    {
        var journey = Journey("Series", "SignedUp", Wait("pause", Days(2)), If("if#1", s => s.Contact.Text(Shop.Plan) == "Pro", [Send("Offer")], Send("Tips")));
        Assert.Equal(["Offer"], new Bench(journey).SignUp().After(Days(1)).Set("plan", "Pro").After(Days(2)).SentNames);
    }

    [Fact, Trait("Rule", "R12")]
    public void R12_hours_after_start_count_from_the_entry()
    {
        var journey = Journey("Series", "SignedUp", Wait("pause", Hours(5)), Wait("day", Moment(s => s.RunStart, Hours(24))), Send("Offer"));
        Assert.Equal("2026-03-03 10:00", SentAt(new Bench(journey).SignUp().After(Days(3))));
    }

    private static string SentAt(Bench bench) => bench.When(Assert.Single(bench.Outbox));
}

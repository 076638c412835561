using Journeys.Runtime.Deciding;
using Journeys.Runtime.History;
using Journeys.Runtime.Inputs;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Tests.Lab;
using Journeys.Runtime.Triggers;
using NodaTime;

namespace Journeys.Runtime.Tests.Rules;

/// <summary>R16 to R20: the gate, and what becomes of messages.</summary>
public sealed class SendingTests
{
    private static readonly ChannelDefinition QuietEmail = new(ChannelKind.Email, "Shop <shop@shop.example>", new QuietHours(new LocalTime(21, 0), new LocalTime(8, 0)));

    private static Bench Quiet(params System.Collections.Immutable.ImmutableArray<JourneyDefinition> journeys) => new(Shop.Project(journeys) with { Channels = [QuietEmail] });

    [Fact, Trait("Rule", "R16")]
    public void R16_the_gate_asks_in_order_and_records_the_reason()
    {
        var journey = Journey("Series", "SignedUp", Send("Welcome", onlyIf: _ => false));
        Assert.Equal(["condition"], new Bench(journey).SignUp().Reasons(TimelineKind.Skipped));
        Assert.Equal(["unreachable"], new Bench(journey).Set("email", null).SignUp().Reasons(TimelineKind.Skipped));
        Assert.Equal(["consent"], new Bench(journey).Set("email", null).Consent(false).SignUp().Reasons(TimelineKind.Skipped));
        var suppressed = new Bench(journey).Set("email", null).Consent(false);
        suppressed.Decide(new SuppressionInput(ChannelKind.Email, true, "asked us by phone", suppressed.Now)).SignUp();
        Assert.Equal(["suppressed"], suppressed.Reasons(TimelineKind.Skipped));
    }

    [Theory, Trait("Rule", "R16")]
    [InlineData("2026-03-02 20:59", "2026-03-02 20:59")]
    [InlineData("2026-03-02 21:00", "2026-03-03 08:00")]
    [InlineData("2026-03-03 07:59", "2026-03-03 08:00")]
    [InlineData("2026-03-28 23:00", "2026-03-29 08:00")]
    public void R16_quiet_hours_hold_until_they_end(string from, string sent)
    {
        var bench = Quiet(Journey("Series", "SignedUp", Send("Welcome"))).GoTo(from).SignUp().After(Days(1));
        Assert.Equal(sent, bench.When(Assert.Single(bench.Outbox)));
    }

    [Fact, Trait("Rule", "R16")]
    public void R16_quiet_hours_are_the_contacts()
    {
        var bench = Quiet(Journey("Series", "SignedUp", Send("Welcome"))).Set("timezone", "America/New_York").SignUp();
        Assert.Equal("contact", Assert.Single(bench.Timeline, entry => entry.Kind == TimelineKind.Held).Detail("zone of"));
        Assert.Equal(Bench.Instant("2026-03-02 14:00"), bench.Due);
    }

    [Fact, Trait("Rule", "R16")]
    public void R16_the_whole_gate_runs_again_at_release()
    {
        var journey = Journey("Series", "SignedUp", Send("Welcome", onlyIf: s => s.Contact.Text(Shop.Plan) == "Free"));
        Assert.Equal(["consent"], Quiet(journey).GoTo("2026-03-02 22:00").SignUp().Consent(false).After(Days(1)).Reasons(TimelineKind.Skipped));
        Assert.Equal(["condition"], Quiet(journey).GoTo("2026-03-02 22:00").SignUp().Set("plan", "Pro").After(Days(1)).Reasons(TimelineKind.Skipped));
    }

    [Fact, Trait("Rule", "R16")]
    public void R16_a_transactional_message_goes_at_once()
    {
        var bench = Quiet(Journey("Order", "OrderPlaced", Send("Receipt"))).Consent(false, null).GoTo("2026-03-02 22:00").Order("1");
        var receipt = Assert.Single(bench.Outbox);
        Assert.Equal(("2026-03-02 22:00", null, "ada@shop.example"), (bench.When(receipt), receipt.UnsubscribeUrl, receipt.To));
    }

    [Fact, Trait("Rule", "R16")]
    public void R16_a_message_in_the_outbox_is_called_back_when_consent_goes()
    {
        var bench = new Bench(Journey("Series", "SignedUp", Send("Welcome"), Send("Receipt"))) { AcceptAtOnce = false };
        bench.SignUp().Consent(false);
        Assert.Equal([new CancelledSend("7-1/send#Welcome/1", "consent")], bench.Cancelled);
        bench.Deliver(DeliveryOutcome.Cancelled, "consent");
        Assert.Equal(["consent"], bench.Reasons(TimelineKind.Skipped));
        Assert.Equal(["Welcome", "Receipt"], bench.SentNames);
    }

    [Fact, Trait("Rule", "R17")]
    public void R17_the_next_wait_counts_from_when_the_message_was_sent()
    {
        var bench = new Bench(Journey("Series", "SignedUp", Send("Welcome"), Wait("pause", Days(2)), Send("Tips"))) { AcceptAtOnce = false };
        bench.SignUp();
        Assert.Null(bench.Due);
        bench.After(Hours(5)).Deliver(DeliveryOutcome.Deferred).After(Hours(1)).Deliver(DeliveryOutcome.Accepted);
        Assert.Equal(Bench.Instant("2026-03-04 16:00"), bench.Due);
    }

    [Theory, Trait("Rule", "R17")]
    [InlineData(DeliveryOutcome.Refused, TimelineKind.Failed, MessageState.Failed)]
    [InlineData(DeliveryOutcome.Uncertain, TimelineKind.Sent, MessageState.Sent)]
    public void R17_a_failure_or_doubt_does_not_end_the_run(DeliveryOutcome outcome, TimelineKind kind, MessageState state)
    {
        var bench = new Bench(Journey("Series", "SignedUp", Send("Welcome", "hello"), If("if#1", s => s.Message("hello", state), [Send("Tips")]))) { AcceptAtOnce = false };
        bench.SignUp().Deliver(outcome);
        Assert.Equal(1, bench.Times(kind));
        Assert.Equal(["Welcome", "Tips"], bench.SentNames);
    }

    [Fact, Trait("Rule", "R17")]
    public void R17_held_messages_die_with_their_run()
    {
        var bench = Quiet(Journey("Series", "SignedUp", Send("Welcome")) with { Exits = [On("OrderPlaced")] }).GoTo("2026-03-02 22:00").SignUp().Order("1").After(Days(2));
        Assert.Empty(bench.SentNames);
        Assert.Equal(["ended"], bench.Reasons(TimelineKind.Cancelled));
    }

    [Fact, Trait("Rule", "R17")]
    public void R17_one_in_the_outbox_is_called_back_and_one_handed_over_cannot_be()
    {
        var journey = Journey("Series", "SignedUp", Send("Welcome"), Wait("pause", Days(2))) with { Exits = [On("OrderPlaced")] };
        var pending = new Bench(journey) { AcceptAtOnce = false }.SignUp().Order("1");
        Assert.Equal("ended", Assert.Single(pending.Cancelled).Reason);
        // The host had handed it over already: the report still counts, and the run does not revive.
        pending.Deliver(DeliveryOutcome.Accepted);
        Assert.Equal(1, pending.Person.History.Of("Welcome.sent")?.Count);
        Assert.Null(pending.Due);
        Assert.Empty(new Bench(journey).SignUp().Order("1").Cancelled);
    }

    [Fact, Trait("Rule", "R17")]
    public void R17_until_calls_back_what_its_block_was_sending()
    {
        var bench = new Bench(Journey("Series", "SignedUp", Until("until#1", On("OrderPlaced"), Send("Welcome"), Send("Tips")), Send("Offer"))) { AcceptAtOnce = false };
        bench.SignUp().Order("1");
        Assert.Equal("abandoned", Assert.Single(bench.Cancelled).Reason);
        Assert.Equal(["Welcome", "Offer"], bench.SentNames);
    }

    [Fact, Trait("Rule", "R19")]
    public void R19_unsubscribing_makes_messages_skip_and_ends_no_run()
    {
        var bench = new Bench(Journey("Series", "SignedUp", Wait("pause", Days(1)), Send("Welcome"), Send("Receipt"))).SignUp().Consent(false).After(Days(2));
        Assert.Equal(["Receipt"], bench.SentNames);
        Assert.Equal(["consent"], bench.Reasons(TimelineKind.Skipped));
    }

    [Fact, Trait("Rule", "R19")]
    public void R19_a_hard_bounce_suppresses_transactional_mail_too_and_a_soft_one_nothing()
    {
        var order = Journey("Order", "OrderPlaced", Send("Receipt"));
        Assert.Equal(["suppressed"], new Bench(order).Order("1").News(MessageNews.Bounced, hard: true).Order("2").Reasons(TimelineKind.Skipped));
        Assert.Equal(["Receipt", "Receipt"], new Bench(order).Order("1").News(MessageNews.Bounced).Order("2").SentNames);
        Assert.Equal(["suppressed"], new Bench(order).Order("1").News(MessageNews.Complained).Order("2").Reasons(TimelineKind.Skipped));
    }

    [Fact, Trait("Rule", "R19")]
    public void R19_consent_is_the_newest_word_and_a_withdrawal_wins_a_tie()
    {
        var bench = new Bench(Shop.Project());
        bool Agrees() => bench.Person.ConsentsTo("Onboarding", ChannelKind.Email);
        Assert.True(Agrees());
        bench.Consent(false, null);
        Assert.False(Agrees());
        bench.After(Hours(1)).Consent(true);
        Assert.True(Agrees());
        bench.Decide(new ConsentInput("Onboarding", ChannelKind.Email, false, "an old list", bench.Now - Duration.FromDays(9), bench.Now));
        Assert.True(Agrees());
    }

    [Fact, Trait("Rule", "R19")]
    public void R19_unsubscribing_is_an_event_once()
    {
        var bench = new Bench(Journey("Bye", "Unsubscribed", Send("Receipt"))).After(Hours(1)).Consent(false).After(Hours(1)).Consent(false);
        Assert.Equal(["Receipt"], bench.SentNames);
    }

    [Fact, Trait("Rule", "R20")]
    public void R20_history_counts_occurrences_and_count_distinct_counts_messages()
    {
        var bench = new Bench(Journey("Series", "SignedUp", Send("Welcome"), Send("Tips"))).SignUp();
        bench.News(MessageNews.Opened, message: "Welcome").News(MessageNews.Opened, message: "Welcome").News(MessageNews.Opened, message: "Tips");
        var scope = new DecisionScope(bench.Person, new ProgramSet(Shop.Project()), NoObjects.Instance, bench.Now).For(null, null);
        Assert.Equal(3, scope.Count("MessageOpened", null, Window.Ever));
        Assert.Equal(2, scope.CountDistinct("MessageOpened", e => e.Text(0), null, Window.Ever));
        Assert.Equal("Welcome", scope.MostFrequent("MessageOpened", e => e.Text(0), null, Window.Ever));
    }

    [Fact, Trait("Rule", "R16")]
    public void R16_news_of_a_message_drives_the_run_that_sent_it()
    {
        var journey = Journey("Series", "SignedUp", Send("Welcome", "hello"), Race("race", For(Days(3)), [Arm(OnLabel("hello", MessageState.Clicked), Send("Offer"))], Send("Tips")));
        Assert.Equal(["Welcome", "Offer"], new Bench(journey).SignUp().After(Days(1)).News(MessageNews.Clicked).SentNames);
        Assert.Equal(["Welcome", "Tips"], new Bench(journey).SignUp().After(Days(1)).News(MessageNews.Opened).After(Days(3)).SentNames);
    }
}

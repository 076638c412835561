using System.Collections.Immutable;
using Journeys.Runtime.Deciding;
using Journeys.Runtime.Inputs;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Tests.Lab;
using Journeys.Runtime.Values;
using NodaTime;

namespace Journeys.Runtime.Tests.Rules;

/// <summary>R18 and the limits' place in R16: how many messages a person may get.</summary>
public sealed class LimitTests
{
    private static readonly LimitElse Skip = new LimitElse.Skip();

    private static LimitElse WaitAtMost(Span longest) => new LimitElse.WaitAtMost(longest);

    private static LimitDefinition Limit(int count, Span per, LimitElse policy, params ImmutableArray<ChannelKind> across) =>
        new(count, per, across.IsEmpty ? [.. Enum.GetValues<ChannelKind>()] : across, policy);

    private static ChannelDefinition Email(QuietHours? quiet = null, params ImmutableArray<LimitDefinition> limits) => new(ChannelKind.Email, "Shop <shop@shop.example>", quiet) { Limits = limits };

    // One journey per event, so that each message can be asked for by itself.
    private static ImmutableArray<JourneyDefinition> Mails { get; } =
    [
        Journey("Welcomes", "SignedUp", Send("Welcome")), Journey("Offers", "CartUpdated", Send("Offer")), Journey("Receipts", "OrderPlaced", Send("Receipt")),
        Journey("Texts", "PageViewed", Send("Text")),
    ];

    private static ProjectDefinition Project(ImmutableArray<LimitDefinition> project, ImmutableArray<LimitDefinition> email = default, QuietHours? quiet = null)
    {
        var shop = Shop.Project(Mails);
        return shop with { Limits = project, Channels = [Email(quiet, email.IsDefault ? [] : email)], Messages = shop.Messages.Add(new MessageDefinition("Text", ChannelKind.Sms, "Onboarding", _ => new RenderedMessage(null, null, null, null, "Hi"))) };
    }

    private static Bench With(ImmutableArray<LimitDefinition> project, ImmutableArray<LimitDefinition> email = default, QuietHours? quiet = null) => new(Project(project, email, quiet));

    private static TimelineEntry Last(Bench bench, TimelineKind kind) => bench.Timeline.Last(entry => entry.Kind == kind);

    [Fact, Trait("Rule", "R18")]
    public void R18_one_too_many_is_skipped_with_the_values()
    {
        var bench = With([Limit(2, Days(7), Skip, ChannelKind.Email, ChannelKind.Sms)]).SignUp().SignUp().SignUp();
        Assert.Equal(["Welcome", "Welcome"], bench.SentNames);
        var skipped = Assert.Single(bench.Timeline, entry => entry.Kind == TimelineKind.Skipped);
        Assert.Equal(("limit", "2 per 7 days", "2", "7 days", "email, sms", "the project's"),
            (skipped.Detail("reason"), skipped.Detail("limit"), skipped.Detail("counted"), skipped.Detail("window"), skipped.Detail("across"), skipped.Detail("of")));
        Assert.Equal("skipped Welcome: the project's limit of 2 per 7 days is reached", skipped.Text);
        Assert.False(bench.Running("Welcomes"));
    }

    [Theory, Trait("Rule", "R18")]
    [InlineData("2026-03-27 10:00", "2026-03-29 10:59", false)]
    [InlineData("2026-03-27 10:00", "2026-03-29 11:00", true)]
    [InlineData("2026-10-24 10:00", "2026-10-26 08:59", false)]
    [InlineData("2026-10-24 10:00", "2026-10-26 09:00", true)]
    public void R18_the_window_slides_and_a_day_is_24_hours(string first, string second, bool sent)
    {
        var bench = With([Limit(1, Days(2), Skip)]).GoTo(first).SignUp().GoTo(second).SignUp();
        Assert.Equal(sent ? 2 : 1, bench.Outbox.Count);
    }

    [Fact, Trait("Rule", "R18")]
    public void R18_transactional_messages_are_neither_limited_nor_counted()
    {
        var bench = With([Limit(1, Days(7), Skip)], [Limit(1, Days(7), Skip, ChannelKind.Email)]).Order("1").Order("2").SignUp().Order("3").SignUp();
        Assert.Equal(["Receipt", "Receipt", "Welcome", "Receipt"], bench.SentNames);
    }

    [Fact, Trait("Rule", "R18")]
    public void R18_only_the_channels_named_are_limited_and_counted()
    {
        var bench = With([Limit(1, Days(7), Skip, ChannelKind.Email)]).Set("phone", "+4930123456").Decide();
        bench.Decide(new ConsentInput("Onboarding", null, true, "test", bench.Now, bench.Now));
        bench.Event("PageViewed", ("path", "/")).Event("PageViewed", ("path", "/")).SignUp().SignUp().Event("PageViewed", ("path", "/"));
        Assert.Equal(["Text", "Text", "Welcome", "Text"], bench.SentNames);

        var across = With([Limit(2, Days(7), Skip, ChannelKind.Email, ChannelKind.Sms)]).Set("phone", "+4930123456");
        across.Decide(new ConsentInput("Onboarding", null, true, "test", across.Now, across.Now));
        across.Event("PageViewed", ("path", "/")).SignUp().SignUp().Event("PageViewed", ("path", "/"));
        Assert.Equal(["Text", "Welcome"], across.SentNames);
    }

    [Theory, Trait("Rule", "R18")]
    [InlineData(DeliveryOutcome.Refused, 1)]
    [InlineData(DeliveryOutcome.Deferred, 1)]
    [InlineData(DeliveryOutcome.Uncertain, 1)]
    [InlineData(DeliveryOutcome.Cancelled, 2)]
    public void R18_failed_ones_count_and_what_was_taken_back_does_not(DeliveryOutcome outcome, int messages)
    {
        var bench = With([Limit(1, Days(7), Skip)]);
        bench.AcceptAtOnce = false;
        bench.SignUp().Deliver(outcome).Event("CartUpdated", ("total", 1m));
        Assert.Equal(messages, bench.Outbox.Count);
    }

    [Fact, Trait("Rule", "R18")]
    public void R18_a_skipped_message_does_not_count()
    {
        var bench = With([Limit(1, Days(7), Skip)]).Consent(false).SignUp().After(Minutes(1)).Consent(true).SignUp();
        Assert.Equal(["Welcome"], bench.SentNames);
        Assert.Equal(["consent"], bench.Reasons(TimelineKind.Skipped));
    }

    [Fact, Trait("Rule", "R18")]
    public void R18_else_wait_holds_until_the_window_lets_one_go()
    {
        var bench = With([], [Limit(2, Days(7), WaitAtMost(Days(6)), ChannelKind.Email)]).SignUp().GoTo("2026-03-03 12:00").SignUp().GoTo("2026-03-04 09:00").SignUp();
        Assert.Equal(2, bench.Outbox.Count);
        var held = Last(bench, TimelineKind.Held);
        Assert.Equal(("limit", "email's", "2", Bench.Instant("2026-03-09 10:00")), (held.Detail("reason"), held.Detail("of"), held.Detail("counted"), bench.Due));
        bench.GoTo("2026-03-20 00:00");
        Assert.Equal("2026-03-09 10:00", bench.When(bench.Outbox[2]));
    }

    [Theory, Trait("Rule", "R18")]
    [InlineData(143, true)]
    [InlineData(144, false)]
    public void R18_what_would_wait_too_long_is_skipped_at_once(int longest, bool skipped)
    {
        // Due 144 hours after the message was asked for, to the hour.
        var bench = With([], [Limit(1, Days(7), WaitAtMost(Hours(longest)), ChannelKind.Email)]).SignUp().GoTo("2026-03-03 10:00").SignUp();
        Assert.Equal(skipped ? ["limit"] : [], bench.Reasons(TimelineKind.Skipped));
        Assert.Equal(skipped ? [] : ["limit"], bench.Reasons(TimelineKind.Held));
        Assert.Equal(skipped ? 1 : 2, bench.After(Days(7)).Outbox.Count);
    }

    [Fact, Trait("Rule", "R18")]
    public void R18_held_messages_reserve_nothing()
    {
        // The held offer comes to its release; a welcome of the same instant is decided first, and takes the place.
        var bench = With([], [Limit(1, Days(2), WaitAtMost(Days(3)), ChannelKind.Email)]).SignUp().GoTo("2026-03-03 10:00").Event("CartUpdated", ("total", 1m));
        Assert.Equal(Bench.Instant("2026-03-04 10:00"), bench.Due);
        bench.Skip(Days(1)).SignUp();
        Assert.Equal(2, bench.Outbox.Count);
        Assert.Equal(Bench.Instant("2026-03-06 10:00"), bench.Due);
        Assert.Equal(["limit", "limit"], bench.Reasons(TimelineKind.Held));
    }

    [Fact, Trait("Rule", "R18")]
    public void R18_the_longest_wait_counts_from_the_first_hold_of_the_visit()
    {
        // Two wait for one place; whoever loses would wait four days in all, one too many. The bench stores the person between decisions.
        var bench = With([], [Limit(1, Days(2), WaitAtMost(Days(3)), ChannelKind.Email)]).SignUp().After(Minutes(1)).SignUp().After(Minutes(1)).Event("CartUpdated", ("total", 1m));
        Assert.Equal(2, bench.Times(TimelineKind.Held));
        bench.GoTo("2026-03-04 10:00");
        Assert.Equal(2, bench.Outbox.Count);
        Assert.Equal(["limit"], bench.Reasons(TimelineKind.Skipped));
        Assert.EndsWith("and it may wait at most 3 days", Last(bench, TimelineKind.Skipped).Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "R18")]
    public void R18_each_visit_waits_anew()
    {
        var journey = Journey("Series", "SignedUp", Repeat("loop", 3, null, Send("Welcome")));
        var bench = new Bench(Shop.Project(journey) with { Channels = [Email(null, Limit(1, Days(2), WaitAtMost(Days(2)), ChannelKind.Email))] }).SignUp().GoTo("2026-03-10 10:00");
        Assert.Equal(["2026-03-02 10:00", "2026-03-04 10:00", "2026-03-06 10:00"], bench.Outbox.Select(bench.When));
    }

    [Fact, Trait("Rule", "R18")]
    public void R18_several_limits_hold_together()
    {
        var bench = With([Limit(1, Hours(1), Skip), Limit(2, Days(1), Skip)]).SignUp().SignUp().After(Hours(1)).SignUp().After(Hours(1)).SignUp();
        Assert.Equal(2, bench.Outbox.Count);
        Assert.Equal(["1 per 1 hour", "2 per 1 day"], bench.Timeline.Where(entry => entry.Kind == TimelineKind.Skipped).Select(entry => entry.Detail("limit")));
    }

    [Fact, Trait("Rule", "R18")]
    public void R18_messages_are_remembered_as_long_as_the_longest_limit()
    {
        var bench = With([Limit(1, Days(400), Skip)]).SignUp().GoTo("2026-08-01 10:00").Tick().GoTo("2027-04-06 10:00").Tick().SignUp();
        Assert.Single(bench.Outbox);
        bench.GoTo("2027-04-06 11:00").SignUp();
        Assert.Equal(2, bench.Outbox.Count);
        Assert.Single(bench.Person.Messages, message => message.CountsForLimits);
    }

    [Fact, Trait("Rule", "R29")]
    public void R29_the_current_programs_limits_hold()
    {
        var bench = With([Limit(3, Days(7), WaitAtMost(Days(14)))]).SignUp().After(Days(1)).SignUp().After(Days(1)).SignUp();
        Assert.Equal(3, bench.Outbox.Count);
        bench.Deploy(Project([Limit(2, Days(7), WaitAtMost(Days(14)))])).After(Hours(1)).SignUp();
        // Three are in the window and two may be: two have to leave it.
        Assert.Equal(Bench.Instant("2026-03-10 10:00"), bench.Due);
        bench.Deploy(Project([])).SignUp();
        Assert.Equal(4, bench.Outbox.Count);
    }

    [Fact, Trait("Rule", "R16")]
    public void R16_limits_come_after_consent_and_reachability_the_projects_first()
    {
        ImmutableArray<LimitDefinition> one = [Limit(1, Days(7), Skip, ChannelKind.Email)];
        var both = With(one, one).SignUp();
        Assert.Equal("the project's", Last(both.SignUp(), TimelineKind.Skipped).Detail("of"));
        Assert.Equal("email's", Last(With([], one).SignUp().SignUp(), TimelineKind.Skipped).Detail("of"));
        Assert.Equal("unreachable", Last(both.Set("email", null).SignUp(), TimelineKind.Skipped).Detail("reason"));
        Assert.Equal("consent", Last(both.Consent(false).SignUp(), TimelineKind.Skipped).Detail("reason"));
    }

    [Fact, Trait("Rule", "R16")]
    public void R16_limits_come_before_quiet_hours_and_only_if()
    {
        var night = new QuietHours(new LocalTime(21, 0), new LocalTime(8, 0));
        var bench = With([Limit(1, Days(7), Skip)], default, night).SignUp().GoTo("2026-03-02 22:00").SignUp();
        Assert.Equal(["limit"], bench.Reasons(TimelineKind.Skipped));
        Assert.Equal(0, bench.Times(TimelineKind.Held));

        var conditional = Journey("Series", "SignedUp", Send("Welcome"), Send("Tips", onlyIf: _ => false));
        Assert.Equal(["limit"], new Bench(Shop.Project(conditional) with { Limits = [Limit(1, Days(7), Skip)] }).SignUp().Reasons(TimelineKind.Skipped));
    }

    [Fact, Trait("Rule", "R16")]
    public void R16_the_whole_gate_runs_again_when_a_limit_releases()
    {
        var night = new QuietHours(new LocalTime(21, 0), new LocalTime(8, 0));
        ImmutableArray<LimitDefinition> wait = [Limit(1, Hours(12), WaitAtMost(Days(1)), ChannelKind.Email)];
        var bench = With([], wait, night).SignUp().After(Hours(1)).SignUp();
        bench.GoTo("2026-03-03 12:00");
        Assert.Equal(["limit", "quiet"], bench.Reasons(TimelineKind.Held));
        Assert.Equal("2026-03-03 08:00", bench.When(bench.Outbox[1]));

        Assert.Equal(["consent"], With([], wait, night).SignUp().After(Hours(1)).SignUp().Consent(false).GoTo("2026-03-03 12:00").Reasons(TimelineKind.Skipped));
    }
}

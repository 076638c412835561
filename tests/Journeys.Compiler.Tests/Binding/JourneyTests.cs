using Journeys.Compiler.Binding.Bound;
using Journeys.Runtime.Programs;

namespace Journeys.Compiler.Tests.Binding;

public sealed class JourneyTests
{
    [Theory]
    [InlineData("start on SignedUp as s enter every time while running restart require contact.vip to enter goal Purchase within 3 days exit when contact.vip send Hello")]
    [InlineData("start on CartUpdated as cart enter again 30 days after end per cart.cartId at most 3 times per 30 days while running ignore goal Purchase where same cartId exit on Left where any cartId send Cart(cart)")]
    [InlineData("start on CartUpdated as cart enter once send Cart(cart, code: \"Y\") as c wait 2 days if c.clicked { finish } wait until 09:00 on weekdays except Holidays send Hello")]
    [InlineData("start on CartUpdated, OrderPlaced as e enter once if e.total > 3 { send Hello }")]
    [InlineData("start on CartUpdated as e start on OrderPlaced as e enter once if e.total > 3 { send Hello }")]
    [InlineData("start on CartUpdated enter once wait until 24 hours after start send Hello")]
    [InlineData("start on CartUpdated enter once wait until 3 days before contact.trialEndsOn at 09:00, if past continue, if missing skip to end send Hello as end")]
    [InlineData("start on CartUpdated enter once repeat up to 3 times every 7 days as loop { send Hello as h if h.clicked { leave loop } } send Hello")]
    [InlineData("start on CartUpdated enter once wait without limit as w { on OrderPlaced { leave w } when contact.vip { finish } } send Hello")]
    [InlineData("start on CartUpdated as c enter once let x = c.total * 2 if x > 3 { add to Engaged for 3 days } else { remove from Engaged } set contact.plan = Pro")]
    [InlineData("start on CartUpdated enter once until on OrderPlaced { send Hello wait 3 days } exit \"done\"")]
    public void Is_understood(string inner) => Assert.Empty(Checking.Findings(Checking.Journey(inner)).Select(finding => finding.ToString()));

    [Theory]
    [InlineData("enter once send Hello", "JRN3001")]
    [InlineData("start on SignedUp enter every time send Hello", "JRN3004")]
    [InlineData("start on SignedUp enter once enter once send Hello", "JRN3003")]
    [InlineData("start on CartUpdated as c enter once per c.cartId exit on Left send Hello", "JRN3008")]
    [InlineData("start on CartUpdated as c enter once per c.cartId goal Purchase send Hello", "JRN3008")]
    [InlineData("start on CartUpdated as c enter once per c.items send Hello", "JRN3010")]
    [InlineData("start on CartUpdated enter once at most 3 times per month send Hello", "JRN3103")]
    [InlineData("start on CartUpdated enter once send Helo", "JRN2009")]
    [InlineData("start on CartUpdated enter once send Cart", "JRN2117")]
    [InlineData("start on CartUpdated enter once send Hello(3)", "JRN2117")]
    [InlineData("start on CartUpdated as c enter once send Cart(c, 3)", "JRN2103")]
    [InlineData("start on SignedUp as s enter once send Cart(s)", "JRN2103")]
    [InlineData("start on CartUpdated enter once leave loop", "JRN3005")]
    [InlineData("start on CartUpdated enter once send Hello as loop leave loop", "JRN3007")]
    [InlineData("start on CartUpdated enter once wait until contact.trialEndsOn at 09:00, if past continue send Hello", "JRN3102")]
    [InlineData("start on CartUpdated enter once wait until 2027-01-01 send Hello", "JRN3101")]
    [InlineData("start on CartUpdated enter once wait 3 days wait until 24 hours after start send Hello", "JRN3101")]
    [InlineData("start on CartUpdated enter once send Hello as up wait until 2027-01-01, if past skip to up send Hello", "JRN3006")]
    [InlineData("start on CartUpdated enter once wait until contact.age, if past continue send Hello", "JRN3105")]
    [InlineData("start on CartUpdated enter once wait until 09:00 on Mnday send Hello", "JRN3104")]
    [InlineData("start on CartUpdated enter once wait until 09:00 in zone \"Mars\" send Hello", "JRN2011")]
    [InlineData("start on CartUpdated as c enter once set c.total = 3", "JRN3011")]
    [InlineData("start on CartUpdated enter once set contact.plan = Gold", "JRN2021")]
    [InlineData("start on CartUpdated enter once send Hello as a send Hello as a", "JRN2016")]
    [InlineData("start on CartUpdated enter once finish send Hello", "JRN5001")]
    [InlineData("start on CartUpdated enter once wait without limit { } send Hello", "JRN5001")]
    [InlineData("start on CartUpdated enter once if contact.vip { finish } else { exit \"x\" } send Hello", "JRN5001")]
    [InlineData("start on CartUpdated enter once if later.clicked { finish } send Hello as later", "JRN5002")]
    [InlineData("start on CartUpdated enter once send Hello exit when contact.vip", "JRN3015")]
    [InlineData("start on CartUpdated enter once split S { 50% A { } 50% B { } }", "JRN2900")]
    [InlineData("start when contact.vip enter once send Hello", "JRN2900")]
    public void Is_a_mistake(string inner, string code) => Assert.Equal([code], Checking.Codes(inner));

    [Fact]
    public void Places_are_labels_or_derived_and_unique()
    {
        var journey = Checking.Bound("start on CartUpdated enter once send Hello send Hello as hi wait up to 2 days as race { on OrderPlaced { send Hello } otherwise { send Hello send Hello } } if contact.vip { send Hello }");
        Assert.Equal(
            ["send#1", "hi", "race", "race/arm#1/send#1", "race/otherwise/send#1", "race/otherwise/send#2", "if#1", "if#1/then/send#1"],
            Places(journey.Body));
    }

    [Fact]
    public void Omitted_arguments_take_the_default()
    {
        var send = Assert.IsType<BoundSend>(Checking.Bound("start on CartUpdated as c enter once send Cart(c)").Body.Steps[0]);
        Assert.Equal("X", Assert.IsType<BoundLiteral>(send.Arguments[1]).Value);
    }

    [Fact]
    [Trait("Rule", "R3")]
    public void Same_key_is_compared_with_the_start_event_even_when_it_has_no_name()
    {
        var journey = Checking.Bound("start on CartUpdated enter once exit on Left where same cartId send Hello");
        Assert.Equal(0, journey.Starts[0].Trigger.Local?.Index);
        var where = Assert.IsType<BoundBinary>(Assert.IsType<BoundOccurrenceTrigger>(journey.Exits[0]).Where);
        Assert.IsType<BoundLocal>(Assert.IsType<BoundField>(where.Right).Receiver);
    }

    [Fact]
    [Trait("Rule", "R27")]
    public void A_name_bound_by_some_starts_only_is_optional()
    {
        Assert.True(Checking.Bound("start on CartUpdated as c start on SignedUp enter once if c.total > 3 { send Hello }").Locals[0].Type.Optional);
        Assert.Equal(["JRN2104"], Checking.Codes("start on CartUpdated as c start on SignedUp enter once send Cart(c)"));
    }

    [Fact]
    [Trait("Rule", "R27")]
    public void A_label_later_in_a_loop_may_have_been_visited() =>
        Assert.Empty(Checking.Codes("start on CartUpdated enter once repeat up to 2 times { if later.clicked { finish } send Hello as later }"));

    [Fact]
    public void History_is_kept_as_long_as_the_longest_window()
    {
        var compilation = Checking.Compile(Checking.Prelude + Checking.Journey("if did OrderPlaced in last 30 days and count(OrderPlaced, in last 2 months) > 1 and did SignedUp and count(Hello.sent, this week) > 0 { send Hello }"));
        Assert.Equal(
            ["Hello.sent 1 week", "OrderPlaced 2 months", "SignedUp "],
            compilation.GetSemanticModel(TestContext.Current.CancellationToken).Project.History.Select((HistoryNeed need) => $"{need.Key} {need.Keep}"));
    }

    private static IEnumerable<string> Places(BoundBlock block) => block.Steps.SelectMany(step => step switch
    {
        BoundWait wait => [wait.Place, .. wait.Arms.SelectMany(arm => Places(arm.Body)), .. wait.Otherwise is { } last ? Places(last) : []],
        BoundChoose choose => [choose.Place, .. choose.Cases.SelectMany(one => Places(one.Body))],
        _ => (IEnumerable<string>)[step.Place],
    });
}

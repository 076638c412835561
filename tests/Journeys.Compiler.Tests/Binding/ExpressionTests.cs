namespace Journeys.Compiler.Tests.Binding;

public sealed class ExpressionTests
{
    [Theory]
    [InlineData("contact.plan == Pro")]
    [InlineData("Pro == contact.plan")]
    [InlineData("contact.plan in [Pro, Free]")]
    [InlineData("contact.country in [\"AT\", \"CH\"]")]
    [InlineData("cart.total > 20")]
    [InlineData("cart.total > 20 EUR and cart.total * 30% < 10.5")]
    [InlineData("cart.total between 1 and 20.5")]
    [InlineData("contact.birthday < 2000-01-01")]
    [InlineData("contact.paidAt >= 2026-01-01 10:00 or contact.paidAt < 2026-01-01")]
    [InlineData("contact.trialEndsOn + 2 days < 2026-01-01")]
    [InlineData("contact.firstName contains any [\"a\", \"b\"] or contact.email ends with \"@b.example\"")]
    [InlineData("contact.firstName matches \"^[A-Z]{3}$\"")]
    [InlineData("contact.vip and contact.age is known and contact.firstName is missing")]
    [InlineData("any line in cart.items (line.quantity > 1 and line.product.name == \"Mug\")")]
    [InlineData("count of line in cart.items (line.quantity > 1) == 2 and sum of line in cart.items (line.quantity) > 3")]
    [InlineData("any line in cart.items (line.product == \"MUG-01\")")]
    [InlineData("cart.items is empty")]
    [InlineData("contact in Engaged or contact not in Engaged")]
    [InlineData("did OrderPlaced where (total > 20 and orderId != \"1\") in last 90 days")]
    [InlineData("no OrderPlaced in last 30 days or since created")]
    [InlineData("count(OrderPlaced where total > 20, in last 30 days) >= 2 and count distinct(OrderPlaced.orderId, this month) == 1")]
    [InlineData("sum(OrderPlaced.total) > 100 and average(OrderPlaced.total, in last 1 year) > 5 EUR and max(Left.seconds) > 3")]
    [InlineData("last(OrderPlaced).total > 20 and first(OrderPlaced where total > 1).orderId == \"1\"")]
    [InlineData("any o in last(3 OrderPlaced) (o.total > 20)")]
    [InlineData("time since last(OrderPlaced) > 90 days")]
    [InlineData("count(Hello.sent, in last 30 days) == 0 and did Hello.clicked where url contains \"x\" since start")]
    [InlineData("did MessageOpened where message == Hello in last 3 days")]
    [InlineData("count distinct(MessageOpened.message, in last 7 days) > 1")]
    [InlineData("consents to News by email and reachable by email and running(J)")]
    [InlineData("(if contact.vip then contact.age ?? 0 else 3) > 2")]
    [InlineData("did OrderPlaced where same cartId")]
    [InlineData("last(CartUpdated where same cartId) is known")]
    public void Is_understood(string condition) => Assert.Empty(Checking.Findings(Checking.Journey($"if {condition} {{ send Hello }}")).Select(finding => finding.ToString()));

    [Theory]
    [InlineData("contact.plan == Proo", "JRN2021")]
    [InlineData("contact.plan == \"Pro\"", "JRN2102")]
    [InlineData("cart.total > \"x\"", "JRN2102")]
    [InlineData("cart.total > 20 USD", "JRN2109")]
    [InlineData("cart.totl > 20", "JRN2007")]
    [InlineData("cat.total > 20", "JRN2008")]
    [InlineData("total > 20", "JRN2008")]
    [InlineData("contact.country == \"Germany\"", "JRN2014")]
    [InlineData("contact.country in [\"DE\", \"XX\"]", "JRN2014")]
    [InlineData("contact.language == \"german\"", "JRN2015")]
    [InlineData("contact.timezone == \"Europe/Berln\"", "JRN2011")]
    [InlineData("contact.firstName > \"a\"", "JRN2105")]
    [InlineData("contact.age + \"1\" == 3", "JRN2106")]
    [InlineData("cart.total + 30% > 1", "JRN2106")]
    [InlineData("contact.trialEndsOn + 2 hours < 2026-01-01", "JRN2113")]
    [InlineData("contact.age", "JRN2107")]
    [InlineData("contact.age in 3", "JRN2108")]
    [InlineData("contact.age in []", "JRN2122")]
    [InlineData("contact.age in [1, \"b\"]", "JRN2102")]
    [InlineData("contact.firstName.length > 3", "JRN2112")]
    [InlineData("contact in News", "JRN2010")]
    [InlineData("contact in Engagd", "JRN2009")]
    [InlineData("did OrderPlacd", "JRN2009")]
    [InlineData("did Hello", "JRN2010")]
    [InlineData("did Hello.clickd", "JRN2018")]
    [InlineData("did OrderPlaced where toal > 3", "JRN2008")]
    [InlineData("counts(OrderPlaced) > 1", "JRN2017")]
    [InlineData("sum(OrderPlaced) > 1", "JRN2118")]
    [InlineData("sum(OrderPlaced.orderId) > 1", "JRN2118")]
    [InlineData("time since last(OrderPlaced) > 3", "JRN2121")]
    [InlineData("did OrderPlaced between 30 days and 60 days ago", "JRN3106")]
    [InlineData("contact.birthday > 2026-02-30", "JRN2119")]
    [InlineData("contact.firstName matches \"(\"", "JRN2115")]
    [InlineData("contact.firstName matches \"(?=a)\"", "JRN2115")]
    [InlineData("Pro == 3", "JRN2025")]
    [InlineData("score(Fit) > 3", "JRN2900")]
    [InlineData("churnRisk > 70%", "JRN2900")]
    [InlineData("hello.clicked", "JRN3005")]
    [InlineData("consents to Nws by email", "JRN2009")]
    public void Is_a_mistake(string condition, string code) => Assert.Equal([code], Checking.InCondition(condition));

    [Theory]
    [InlineData("contact.age != 3", "JRN5003")]
    [InlineData("not contact in Engaged", "JRN5004")]
    public void Is_doubtful(string condition, string code) => Assert.Equal([code], Checking.InCondition(condition));

    [Fact]
    public void R28_bare_names_in_where_are_the_events_fields_then_locals()
    {
        Assert.Empty(Checking.Codes("wait up to 2 days { on OrderPlaced where total > cart.total { } }"));
        Assert.Equal(["JRN2008"], Checking.Codes("wait up to 2 days { on OrderPlaced where plan == Pro { } }"));
    }

    [Fact]
    [Trait("Rule", "R28")]
    public void An_optional_value_printed_without_a_fallback_gets_a_fix()
    {
        var finding = Assert.Single(Checking.Findings("email E { transactional subject \"Hi {contact.firstName}\" body file \"hello.md\" }"));
        Assert.Equal("JRN2101", finding.Code);
        Assert.Equal(" ?? \"\"", Assert.Single(Assert.Single(finding.Fixes).Edits).NewText);
    }

    [Fact]
    public void Both_types_are_named()
    {
        var finding = Assert.Single(Checking.Findings(Checking.Journey("if cart.total == \"x\" { send Hello }")));
        Assert.StartsWith("`cart.total` is money, `\"x\"` is text", finding.Message, StringComparison.Ordinal);
    }
}

using Journeys.Compiler.Binding.Bound;

namespace Journeys.Compiler.Tests.Binding;

public sealed class DeclarationTests
{
    [Theory]
    [InlineData("event SignedUp", "JRN2003")]
    [InlineData("event MessageOpened", "JRN2003")]
    [InlineData("contact { x: text }", "JRN2003")]
    [InlineData("event E { a: txt }", "JRN2006")]
    [InlineData("event E { a: string }", "JRN2006")]
    [InlineData("event E { a: News }", "JRN2010")]
    [InlineData("event E { a: text a: text }", "JRN2016")]
    [InlineData("event E { a: integer = \"x\" }", "JRN2103")]
    [InlineData("event E { a: A | B = C }", "JRN2021")]
    [InlineData("object O { a: text } event E { o: O }", "JRN2120")]
    [InlineData("event E was SignedUp", "JRN2023")]
    [InlineData("calendar C { 2026-02-30 }", "JRN2119")]
    [InlineData("conversion C = OrderPlacd", "JRN2009")]
    [InlineData("conversion C = OrderPlaced value orderId", "JRN2103")]
    [InlineData("segment S = contact.vip", "JRN2900")]
    [InlineData("sms S { topic News text \"Hi\" }", "JRN2900")]
    [InlineData("email E { subject \"a\" body file \"hello.md\" }", "JRN4001")]
    [InlineData("email E { topic News transactional subject \"a\" body file \"hello.md\" }", "JRN4002")]
    [InlineData("email E { topic News body file \"hello.md\" }", "JRN4003")]
    [InlineData("email E { topic News subject \"a\" }", "JRN4004")]
    [InlineData("email E { topic News subject \"a\" body file \"helo.md\" }", "JRN4005")]
    [InlineData("email E { topic News subject \"a\" from \"nobody\" body file \"hello.md\" }", "JRN4008")]
    [InlineData("email E { topic News subject \"a\" title \"b\" body file \"hello.md\" }", "JRN4009")]
    [InlineData("email E { topic News subject \"a\" subject \"b\" body file \"hello.md\" }", "JRN4010")]
    [InlineData("email E { topic News subject \"a\" body file \"../hello.md\" }", "JRN4013")]
    [InlineData("email E { topic News subject \"a\" body file \"hello.md\" when contact.vip { } }", "JRN4014")]
    [InlineData("email E { topic News subject \"a\" body file \"hello.md\" when contact.vip { topic News subject \"x\" } }", "JRN4015")]
    public void Is_a_mistake(string declaration, string code) => Assert.Equal([code], Checking.Findings(declaration).Select(finding => finding.Code));

    [Theory]
    [InlineData("project P { timezone \"Berlin\" currency EUR locale \"en-GB\" }", "JRN2011")]
    [InlineData("project P { timezone \"Europe/Berlin\" currency EUX locale \"en-GB\" }", "JRN2012")]
    [InlineData("project P { timezone \"Europe/Berlin\" currency EUR locale \"english\" }", "JRN2013")]
    [InlineData("project P { timezone \"Europe/Berlin\" currency EUR locale \"en-GB\" holdout 2% }", "JRN2900")]
    [InlineData("project P { timezone \"Europe/Berlin\" currency EUR locale \"en-GB\" limit 5 per month, else skip }", "JRN3103")]
    [InlineData("project P { timezone \"Europe/Berlin\" currency EUR locale \"en-GB\" limit 5 per 2 weekdays, else skip }", "JRN3103")]
    [InlineData("project P { timezone \"Europe/Berlin\" currency EUR locale \"en-GB\" limit 5 per 1 quarter, else skip }", "JRN3103")]
    [InlineData("project P { timezone \"Europe/Berlin\" currency EUR locale \"en-GB\" limit 5 per 1 year, else skip }", "JRN3103")]
    [InlineData("project P { timezone \"Europe/Berlin\" currency EUR locale \"en-GB\" limit 5 per 7 days, else wait at most 1 month }", "JRN3103")]
    [InlineData("project P { timezone \"Europe/Berlin\" currency EUR locale \"en-GB\" limit 0 per 7 days, else skip }", "JRN3110")]
    [InlineData("project P { timezone \"Europe/Berlin\" currency EUR locale \"en-GB\" limit 5 per 0 days, else skip }", "JRN3110")]
    [InlineData("project P { timezone \"Europe/Berlin\" currency EUR locale \"en-GB\" limit 5 per 7 days, else wait at most 0 days }", "JRN3110")]
    [InlineData("project P { timezone \"Europe/Berlin\" currency EUR locale \"en-GB\" limit 5 per 1000000 weeks, else skip }", "JRN2114")]
    [InlineData("project P { timezone \"Europe/Berlin\" currency EUR locale \"en-GB\" limit 9999999 per 7 days, else skip }", "JRN2114")]
    [InlineData("channel email { from \"Ada <ada@shop.example>\" limit 3 per month, else skip } project P { timezone \"Europe/Berlin\" currency EUR locale \"en-GB\" }", "JRN3103")]
    [InlineData("channel email { from \"Ada <ada@shop.example>\" speed 600 per minute } project P { timezone \"Europe/Berlin\" currency EUR locale \"en-GB\" }", "JRN2900")]
    [InlineData("event E", "JRN2001")]
    public void Project_settings_are_checked(string text, string code) =>
        Assert.Equal([code], Checking.Compile(text).GetDiagnostics(TestContext.Current.CancellationToken).Select(finding => finding.Code));

    [Fact]
    public void Limits_are_bound_with_their_channels()
    {
        const string text = """
            project P {
              timezone "Europe/Berlin" currency EUR locale "en-GB"
              limit 5 per 7 days across sms, email, sms, else skip
              limit 9 per day, else wait at most 2 weeks
            }
            channel email { from "Ada <ada@shop.example>"  limit 3 per 36 hours, else skip  limit 2 per 1 hour across push, else skip }
            """;
        var compilation = Checking.Compile(text);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken));
        var project = compilation.GetSemanticModel(TestContext.Current.CancellationToken).Project.Symbol;
        Assert.Equal(
            ["5 per 7 days across Email, Sms: Skip { }", "9 per 1 day across Email, Sms, Push, InApp, WhatsApp, Webhook: WaitAtMost { Longest = 2 weeks }"],
            project.Limits.Select(Shown));
        Assert.Equal(["3 per 36 hours across Email: Skip { }", "2 per 1 hour across Email, Push: Skip { }"], Assert.Single(project.Channels).Limits.Select(Shown));

        static string Shown(BoundLimit limit) => $"{limit.Count} per {limit.Per} across {string.Join(", ", limit.Across)}: {limit.Else}";
    }

    [Fact]
    public void A_city_suggests_its_zone() =>
        Assert.Equal("Did you mean \"Europe/Berlin\"?", Assert.Single(Checking.Compile("project P { timezone \"Berlin\" currency EUR locale \"en-GB\" }").GetDiagnostics(TestContext.Current.CancellationToken)).Help);

    [Fact]
    public void The_first_of_two_names_is_shown()
    {
        var finding = Assert.Single(Checking.Findings("list Engaged"));
        Assert.Equal("Engaged", finding.Related[0].Location.Source.ToString(finding.Related[0].Location.Span));
        Assert.True(finding.Related[0].Location.Span.Start < finding.Primary.Span.Start);
    }

    [Fact]
    public void A_former_name_is_explained() =>
        Assert.Equal("`Bought` is called `Purchased` now.", Assert.Single(Checking.Findings("event Purchased was Bought  " + Checking.Journey("if did Bought { send Hello }"))).Help);

    [Fact]
    public void Order_of_declarations_and_files_does_not_matter()
    {
        var compilation = Compilation.Create(JourneyProject.FromFiles([
            new("b.journey", Checking.Prelude), new("a.journey", Checking.Journey("send Hello")), new("hello.md", "Hi\n\n[Unsubscribe]({{ unsubscribe }})"),
        ]));
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("given contact { emal: \"a@b.example\" }", "JRN2007")]
    [InlineData("given contact { email: \"a\" }", "JRN2022")]
    [InlineData("given contact { } given contact { }", "JRN2026")]
    [InlineData("given contact ada { } given bob in Engaged", "JRN2019")]
    [InlineData("given contact { } when OrderPlaced { total: 3, items: [] }", "JRN2116")]
    [InlineData("given contact { } when OrderPlaced { orderId: \"1\", total: \"3\", items: [] }", "JRN2103")]
    [InlineData("given contact ada { } given contact bob { } when SignedUp", "JRN3014")]
    [InlineData("given contact { } expect sent Hello with { sbject: \"x\" }", "JRN2024")]
    [InlineData("given contact { } expect skipped Hello because consnt", "JRN2027")]
    [InlineData("given contact { } expect sent Hell", "JRN2009")]
    [InlineData("given contact { } expect contact left J by goal Purchas", "JRN2009")]
    [InlineData("given contact { } expect timeline snapshot", "JRN2900")]
    [InlineData("given contact { } expect contact.plann == Pro", "JRN2007")]
    public void Tests_are_checked(string steps, string code) =>
        Assert.Equal([code], Checking.Findings(Checking.Journey("goal Purchase send Hello") + $" test \"t\" {{ {steps} }}").Select(finding => finding.Code));

    [Fact]
    public void A_declaration_in_small_letters_is_one_finding()
    {
        var findings = Checking.Findings("list keen " + Checking.Journey("add to Keen wait 1 day remove from Keen"));
        Assert.Equal(["JRN1008"], findings.Select(finding => finding.Code));
    }

    [Fact]
    public void A_slip_in_a_body_of_two_messages_is_one_finding_and_hides_the_missing_link()
    {
        var compilation = Compilation.Create(JourneyProject.FromFiles([
            new("a.journey", Checking.Prelude + " email One { topic News subject \"1\" body file \"slip.md\" } email Two { topic News subject \"2\" body file \"slip.md\" } " + Checking.Journey("send One send Two")),
            new("hello.md", "Hi\n\n[Unsubscribe]({{ unsubscribe }})"), new("slip.md", "Hi\n\n[Unsubscribe]({{ unsubcribe }})"),
        ]));
        Assert.Equal(["JRN2008"], compilation.GetDiagnostics(TestContext.Current.CancellationToken).Select(finding => finding.Code));
    }

    [Fact]
    public void A_test_for_each_row_is_bound_once_per_row()
    {
        var compilation = Checking.Compile(Checking.Prelude + "test \"t\" for each row in [ { zone: \"Europe/Berlin\" } { zone: \"Mars\" } ] { given contact { timezone: row.zone } when SignedUp }");
        Assert.Equal(["JRN2011"], compilation.GetDiagnostics(TestContext.Current.CancellationToken).Select(finding => finding.Code));
        Assert.Equal(["t [1]", "t [2]"], compilation.GetSemanticModel(TestContext.Current.CancellationToken).Project.Tests.Select(test => test.Name));
    }
}

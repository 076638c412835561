using System.Collections.Immutable;
using System.Diagnostics;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Testing;
using Journeys.Runtime.Tests.Lab;
using Journeys.Runtime.Triggers;
using NodaTime;

namespace Journeys.Runtime.Tests.Testing;

public sealed class TestRunnerTests
{
    private static readonly ProjectDefinition Project = Shop.Project(
        Journey("Series", "SignedUp", Send("Welcome", "hello"), Wait("pause", Days(2)), Race("race", For(Hours(2)), [Arm(OnLabel("hello", MessageState.Clicked), Send("Offer"))], Send("Tips"))) with { Goals = [Goal(On("OrderPlaced"))], Entry = Once });

    private static SourceRef At(int line) => new("shop.journey", line);
    private static TestStep Given(string name = "contact", string first = "Ada") => new GivenContact(name, _ => [(Shop.Email, $"{name}@shop.example"), (Shop.FirstName, first)], At(1));
    private static TestStep Consents(string name = "contact") => new GivenConsent(name, "Onboarding", ChannelKind.Email, At(2));
    private static TestStep Clock(int day, int hour) => new AtStep(new LocalDateTime(2026, 3, day, hour, 0), null, At(3));
    private static TestStep SignUp(string name = "contact") => new WhenEvent(name, "SignedUp", _ => Bench.Record("SignedUp"), At(4));
    private static TestStep Order(string name = "contact") => new WhenEvent(name, "OrderPlaced", _ => Bench.Record("OrderPlaced", ("orderId", "1"), ("total", 1m)), At(5));
    private static TestStep Sent(string message, bool not = false, string? to = null, string? subject = null) =>
        new ExpectSent(to, message, not, subject is null ? [] : [("subject", _ => subject)], At(6));

    private static TestResult Run(params ImmutableArray<TestStep> steps) => new TestRunner().Run(Project, new TestDefinition("a test", steps, At(0)));

    [Fact]
    public void A_test_that_holds_passes_and_shows_its_timeline()
    {
        var result = Run(Given(), Consents(), Clock(27, 18), SignUp(), Sent("Welcome", subject: "Welcome for Ada"), Sent("Tips", not: true), new AfterStep(Days(2), At(7)), new AfterStep(Hours(3), At(8)), Sent("Tips"),
            new ExpectRun("contact", "Series", false, null, At(9)), new ExpectRun("contact", "Series", true, null, At(10)), new ExpectTrue("contact", s => s.Contact.Text(Shop.Plan) == "Free", "contact.plan == Free", [], At(11)));
        Assert.Empty(result.Failures);
        Assert.Contains("2026-03-27 18:00  sent Welcome \"Welcome for Ada\"", result.Timeline);
        Assert.Contains("2026-03-29 20:00  sent Tips \"Tips for Ada\"", result.Timeline);
        Assert.Contains(("Series", "race"), result.Visited);
        Assert.DoesNotContain(("Series", "send#Offer"), result.Visited);
    }

    [Fact]
    public void An_event_at_the_instant_of_a_timeout_beats_it() => Assert.Empty(Run(
        Given(), Consents(), Clock(27, 18), SignUp(), new AfterStep(Days(2), At(7)), Sent("Tips", not: true), new AfterStep(Hours(2), At(8)), new WhenMessage("contact", "Welcome", MessageState.Clicked, At(9)), Sent("Tips")).Failures
            .Where(failure => failure.Source.Line == 9));

    [Fact]
    public void A_click_takes_the_arm() => Assert.Empty(Run(
        Given(), Consents(), Clock(27, 18), SignUp(), new AfterStep(Days(2), At(7)), new AfterStep(Hours(1), At(7)), new WhenMessage("contact", "Welcome", MessageState.Clicked, At(8)), Sent("Offer"), Sent("Tips", not: true)).Failures);

    [Fact]
    public void Failures_say_what_was_found_instead()
    {
        var result = Run(Given(), Clock(27, 18), SignUp(), Sent("Welcome"), new ExpectSkipped(null, "Welcome", "quiet", At(7)), new ExpectRun("contact", "Series", true, new RunEnd(true, "Purchase"), At(8)),
            new ExpectTrue("contact", _ => false, "contact.plan == Pro", [("contact.plan", s => s.Contact.Text(Shop.Plan))], At(9)), new WhenMessage("contact", "Welcome", MessageState.Clicked, At(10)), Clock(26, 18));
        Assert.Equal(
        [
            "Welcome was not sent. The timeline says: skipped Welcome: no consent to Onboarding.",
            "Welcome was skipped, but because of consent and not quiet.",
            "contact did not leave Series by goal Purchase. The timeline says: entered Series.",
            "This does not hold: contact.plan == Pro.",
            "Welcome has not been sent to contact, so nothing can happen to it. The timeline says: skipped Welcome: no consent to Onboarding.",
            "The clock only goes forward: it is already 2026-03-27 18:00.",
        ], result.Failures.Select(failure => failure.Sentence));
        Assert.Equal(("contact.plan", "\"Free\""), Assert.Single(result.Failures[3].Parts));
        Assert.Equal([6, 7, 8, 9, 10, 3], result.Failures.Select(failure => failure.Source.Line));
    }

    [Fact]
    public void A_message_that_differs_shows_how()
    {
        var failure = Assert.Single(Run(Given(), Consents(), SignUp(), Sent("Welcome", subject: "Hello")).Failures);
        Assert.Equal(("subject", "\"Welcome for Ada\", expected \"Hello\""), Assert.Single(failure.Parts));
    }

    [Fact]
    public void Several_contacts_are_told_apart()
    {
        var result = Run(Given("ada"), Consents("ada"), Given("bob", "Bob"), Consents("bob"), Clock(27, 18), SignUp("ada"), SignUp("bob"), Order("bob"), new AfterStep(Days(5), At(7)), Sent("Tips", to: "ada"), Sent("Tips", not: true, to: "bob"),
            new ExpectRun("bob", "Series", true, new RunEnd(true, "Purchase"), At(8)));
        Assert.Empty(result.Failures);
        Assert.Contains("2026-03-27 18:00  bob reached the goal Purchase of Series", result.Timeline);
    }

    [Fact]
    public void A_run_that_is_set_aside_fails_the_test()
    {
        var broken = Shop.Project(Journey("Broken", "SignedUp", If("if#1", _ => throw new InvalidOperationException("broken"), [])));
        Assert.Contains("broken", Assert.Single(new TestRunner().Run(broken, new TestDefinition("t", [Given(), SignUp()], At(0))).Failures).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Unsubscribing_and_objects_are_given()
    {
        var result = Run(Given(), Consents(), new GivenObject("Product", _ => new Record(Project.Objects[0], ["MUG", "Mug"]), At(3)), SignUp(), new UnsubscribeStep("contact", "Onboarding", At(4)), new AfterStep(Days(4), At(5)),
            new ExpectSkipped("contact", "Tips", "consent", At(6)), new ExpectTrue("contact", s => s.Object("Product", "MUG")?.Text(1) == "Mug", "product", [], At(7)));
        Assert.Empty(result.Failures);
    }

    [Fact]
    public void Two_hundred_tests_of_ordinary_size_take_a_moment()
    {
        var runner = new TestRunner();
        ImmutableArray<TestStep> steps = [Given(), Consents(), Clock(27, 18), SignUp(), Sent("Welcome"), new AfterStep(Days(30), At(7)), Sent("Tips")];
        runner.Run(Project, new TestDefinition("warm", steps, At(0)));
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 200; i++) Assert.True(runner.Run(Project, new TestDefinition("t", steps, At(0))).Passed);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"took {watch.Elapsed}");
    }
}

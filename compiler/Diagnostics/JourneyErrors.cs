namespace Journeys.Compiler.Diagnostics;

/// <summary>Journeys whose beginning, end or order of steps is not clear.</summary>
internal static class JourneyErrors
{
    public static readonly DiagnosticDescriptor NoStart = new(
        "JRN3001", Severity.Error, "Journey without a start",
        "{0} has no `start`, so nobody can ever enter.",
        "Say what begins it, for example: start on SignedUp");

    public static readonly DiagnosticDescriptor NoEnter = new(
        "JRN3002", Severity.Error, "Journey without `enter`",
        "{0} does not say how often a person may enter, and there is no default: `once` would keep returning people out, `every time` would write to them again and again.",
        "Write `enter once`, `enter every time while running ignore`, or `enter again 30 days after end while running ignore`.");

    public static readonly DiagnosticDescriptor DuplicateHeader = new(
        "JRN3003", Severity.Error, "Said twice",
        "`{0}` is there already; a journey has at most one.",
        "Keep one of the two.");

    public static readonly DiagnosticDescriptor NoWhileRunning = new(
        "JRN3004", Severity.Error, "`while running` is missing",
        "The journey can be entered more than once, so it must say what a start means for a person who is still in it.",
        "Add `while running ignore`, `while running restart` or `while running in parallel`.");

    public static readonly DiagnosticDescriptor UnknownLabel = new(
        "JRN3005", Severity.Error, "Unknown label",
        "No step of this journey is called `{0}`.",
        "{1}");

    public static readonly DiagnosticDescriptor SkipNotDown = new(
        "JRN3006", Severity.Error, "Skips only go down",
        "`{0}` is not further down from here, in this block or one around it, and a skip never goes back or into a branch.",
        "Skip to a step that comes later, or use `repeat` to do something again.");

    public static readonly DiagnosticDescriptor LeaveNotAround = new(
        "JRN3007", Severity.Error, "Not inside that step",
        "`leave {0}` stands outside of `{0}`, so there is nothing to leave.",
        "Only a `repeat` or a wait with arms that is around the step can be left; to end the journey write `finish`.");

    public static readonly DiagnosticDescriptor SameOrAny = new(
        "JRN3008", Severity.Error, "Which {0}?",
        "The journey runs once per `{0}`, and {1} carries a `{0}` too, so it must be said whether it has to be the same one.",
        "Add `where same {0}`, or `where any {0}` if every one counts.");

    public static readonly DiagnosticDescriptor NoStartEvent = new(
        "JRN3009", Severity.Error, "Nothing to be the same as",
        "`same {0}` compares with the event that started the journey, but {1}.",
        "Write the comparison out, for example `where {0} == cart.{0}`.");

    public static readonly DiagnosticDescriptor BadKey = new(
        "JRN3010", Severity.Error, "Not a key",
        "`{0}` is {1}, which cannot tell runs apart.",
        "Take a text or number of the start's event, for example `per cart.cartId`.");

    public static readonly DiagnosticDescriptor SetTarget = new(
        "JRN3011", Severity.Error, "Only the contact can be set",
        "`{0}` cannot be set: a journey changes fields of the contact, nothing else.",
        "Write for example: set contact.plan = Pro");

    public static readonly DiagnosticDescriptor TooFewRounds = new(
        "JRN3012", Severity.Error, "Nothing to repeat",
        "`{0}` would never do anything.",
        "Give a number of at least 1.");

    public static readonly DiagnosticDescriptor NotInJourney = new(
        "JRN3013", Severity.Error, "Only inside a journey",
        "`{0}` speaks of a run, but this is not inside a journey.",
        "{1}");

    public static readonly DiagnosticDescriptor SeveralContacts = new(
        "JRN3014", Severity.Error, "Which contact?",
        "The test has several contacts, so it must be said which one is meant.",
        "Name the contact, for example: {0}");

    public static readonly DiagnosticDescriptor LateHeader = new(
        "JRN3015", Severity.Warning, "Header after a step",
        "`{0}` holds for the whole journey, but stands after a step, as if it began to hold there.",
        "Move it to the top of the journey, before its first step.");
}

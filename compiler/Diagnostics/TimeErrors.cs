namespace Journeys.Compiler.Diagnostics;

/// <summary>Moments that may be past or missing, and lengths of time that do not fit.</summary>
internal static class TimeErrors
{
    public static readonly DiagnosticDescriptor IfPastNeeded = new(
        "JRN3101", Severity.Error, "May be past",
        "The moment may be past when a person gets here, and the journey does not say what then.",
        "Add `, if past continue`, `, if past skip to LABEL` or `, if past exit`.");

    public static readonly DiagnosticDescriptor IfMissingNeeded = new(
        "JRN3102", Severity.Error, "May be missing",
        "`{0}` may be missing, and then there is no moment to wait for.",
        "Add `, if missing continue`, `, if missing skip to LABEL` or `, if missing exit`.");

    public static readonly DiagnosticDescriptor NoFixedLength = new(
        "JRN3103", Severity.Error, "No fixed length",
        "`{0}` has no fixed length, but rates and limits need one: a day is 24 hours there.",
        "Count in minutes, hours, days or weeks, for example `30 days`.");

    public static readonly DiagnosticDescriptor UnknownDay = new(
        "JRN3104", Severity.Error, "Unknown day",
        "`{0}` is neither a day of the week nor a calendar of the project.",
        "{1}");

    public static readonly DiagnosticDescriptor NotAMoment = new(
        "JRN3105", Severity.Error, "Not a moment",
        "`{0}` is {1}, so one cannot wait for it.",
        "Take a date, or a date with a time, for example contact.trialEndsOn.");

    public static readonly DiagnosticDescriptor WindowReversed = new(
        "JRN3106", Severity.Error, "Window the wrong way round",
        "Between {0} and {1} ago there is no time: the first must be the longer one.",
        "Write `between {1} and {0} ago`.");

    public static readonly DiagnosticDescriptor EmptyHours = new(
        "JRN3107", Severity.Error, "Hours without length",
        "From {0} to {0} is no time at all.",
        "Give two different times, for example 21:00 to 08:00.");

    public static readonly DiagnosticDescriptor UnnecessaryPolicy = new(
        "JRN3108", Severity.Warning, "Cannot happen",
        "The moment cannot be {0}, so `if {0}` never decides anything.",
        "Delete `, if {0} …`.");

    public static readonly DiagnosticDescriptor ZeroWait = new(
        "JRN3109", Severity.Warning, "Waits for nothing",
        "`{0}` is no time at all, so the step does nothing.",
        "Give a length of time, for example `2 days`, or delete the step.");

    public static readonly DiagnosticDescriptor MeaninglessLimit = new(
        "JRN3110", Severity.Error, "Limit without meaning",
        "`{0}` {1}.",
        "{2}");
}

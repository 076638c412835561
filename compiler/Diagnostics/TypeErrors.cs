namespace Journeys.Compiler.Diagnostics;

/// <summary>Values of the wrong type, values that may be missing, and numbers out of range.</summary>
internal static class TypeErrors
{
    public static readonly DiagnosticDescriptor MayBeMissing = new(
        "JRN2101", Severity.Error, "May be missing",
        "`{0}` may be missing, and then there would be nothing to print.",
        "Say what to print instead: {{{0} ?? \"there\"}}");

    public static readonly DiagnosticDescriptor Incomparable = new(
        "JRN2102", Severity.Error, "Cannot be compared",
        "`{0}` is {1}, `{2}` is {3}: the two cannot be compared.",
        "{4}");

    public static readonly DiagnosticDescriptor WrongType = new(
        "JRN2103", Severity.Error, "Wrong type",
        "{0} must be {1}, but `{2}` is {3}.",
        "{4}");

    public static readonly DiagnosticDescriptor MissingNotAllowed = new(
        "JRN2104", Severity.Error, "A value is needed",
        "{0} cannot be missing, but `{1}` may be.",
        "Give a value for that case: {1} ?? …");

    public static readonly DiagnosticDescriptor NoOrder = new(
        "JRN2105", Severity.Error, "No greater or less",
        "`{0}` is {1}, which has no order, so it cannot be compared with `{2}`.",
        "Compare with == or !=.");

    public static readonly DiagnosticDescriptor BadArithmetic = new(
        "JRN2106", Severity.Error, "Cannot be calculated",
        "`{0}` is {1} and `{2}` is {3}: `{4}` is not defined between them.",
        "{5}");

    public static readonly DiagnosticDescriptor ConditionNeeded = new(
        "JRN2107", Severity.Error, "A condition is needed",
        "`{0}` is {1}, but a condition is needed here.",
        "{2}");

    public static readonly DiagnosticDescriptor ListNeeded = new(
        "JRN2108", Severity.Error, "A list is needed",
        "`{0}` is {1}, but a list is needed here.",
        "Lists are written in brackets: [\"AT\", \"CH\"]");

    public static readonly DiagnosticDescriptor ForeignCurrency = new(
        "JRN2109", Severity.Error, "Another currency",
        "`{0}` is not in the project's currency {1}, and amounts are never converted.",
        "Write the amount in {1}.");

    public static readonly DiagnosticDescriptor NotPrintable = new(
        "JRN2110", Severity.Error, "Cannot be printed",
        "`{0}` is {1}, which cannot be printed as a whole.",
        "Print one of its fields, or go through it: {{{{ for x in … }}}}");

    public static readonly DiagnosticDescriptor FormatMismatch = new(
        "JRN2111", Severity.Error, "Format does not fit",
        "The format `{0}` is for {1}, but `{2}` is {3}.",
        "Leave the format out, or take one that fits: money, percent, date, time, upper, lower.");

    public static readonly DiagnosticDescriptor NoFields = new(
        "JRN2112", Severity.Error, "Has no fields",
        "`{0}` is {1} and has no field `{2}`.",
        "Only the contact, events, objects and declared types have fields.");

    public static readonly DiagnosticDescriptor CalendarNeeded = new(
        "JRN2113", Severity.Error, "Elapsed time where days are needed",
        "`{0}` is elapsed time, but a date has no time of day to add it to.",
        "Use days, weeks, months or years, for example `2 days`.");

    public static readonly DiagnosticDescriptor NumberTooLarge = new(
        "JRN2114", Severity.Error, "Number too large",
        "`{0}` is too large.",
        "The largest is {1}.");

    public static readonly DiagnosticDescriptor BadPattern = new(
        "JRN2115", Severity.Error, "Pattern cannot be read",
        "The pattern \"{0}\" cannot be read: {1}",
        "Write a regular expression without look-around or back references, for example \"^[A-Z]{{3}}$\".");

    public static readonly DiagnosticDescriptor MissingFields = new(
        "JRN2116", Severity.Error, "Fields are missing",
        "{0} needs {1}, which neither is given nor has a default.",
        "Add: {2}");

    public static readonly DiagnosticDescriptor WrongArguments = new(
        "JRN2117", Severity.Error, "Arguments do not fit",
        "`{0}` {1}.",
        "It is declared as {2}.");

    public static readonly DiagnosticDescriptor FunctionUse = new(
        "JRN2118", Severity.Error, "Function used the wrong way",
        "`{0}` {1}.",
        "For example: {2}");

    public static readonly DiagnosticDescriptor BadDate = new(
        "JRN2119", Severity.Error, "No such date or time",
        "`{0}` is not in the calendar or on the clock.",
        "Dates are written year-month-day, times from 00:00 to 23:59: 2026-12-01 09:00");

    public static readonly DiagnosticDescriptor KeyNeeded = new(
        "JRN2120", Severity.Error, "An object without a key",
        "The object {0} has no `unique` field, so nothing can refer to it.",
        "Mark the field that identifies it: sku: text unique");

    public static readonly DiagnosticDescriptor UnknownValueOfLength = new(
        "JRN2121", Severity.Error, "Length of time not comparable",
        "`{0}` tells how long ago something was, so it can only be compared with a length of time.",
        "Write for example `time since last(OrderPlaced) > 90 days`.");

    public static readonly DiagnosticDescriptor EmptyList = new(
        "JRN2122", Severity.Error, "Empty list",
        "The list is empty, so `{0}` can never be true.",
        "Put at least one value between the brackets, or delete the condition.");
}

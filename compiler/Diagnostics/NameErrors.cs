namespace Journeys.Compiler.Diagnostics;

/// <summary>Names that are not there, are there twice, or are written the wrong way.</summary>
internal static class NameErrors
{
    public static readonly DiagnosticDescriptor NoProject = new(
        "JRN2001", Severity.Error, "No project",
        "No file declares the `project`, so there is neither a time zone nor a currency to calculate with.",
        "Add to one of the files: project Shop {{ timezone \"Europe/Berlin\" currency EUR locale \"en-GB\" }}");

    public static readonly DiagnosticDescriptor SeveralProjects = new(
        "JRN2002", Severity.Error, "More than one project",
        "The folder has a second `project`, `{0}`, but its settings hold for all files, so there can be only one.",
        "Keep one `project` and delete this one, or move its files to a folder of their own.");

    public static readonly DiagnosticDescriptor DuplicateName = new(
        "JRN2003", Severity.Error, "Name taken",
        "`{0}` is declared already, as {1}; all declarations share one set of names, across files.",
        "Give this {2} another name.");

    public static readonly DiagnosticDescriptor ChoiceInSmallLetters = new(
        "JRN2004", Severity.Error, "Choice with a small letter",
        "The choice `{0}` begins with a small letter, but choices begin with a capital: that is how they are told from fields.",
        "Write `{1}`.");

    public static readonly DiagnosticDescriptor UnknownType = new(
        "JRN2006", Severity.Error, "Unknown type",
        "There is no type `{0}`.",
        "{1}");

    public static readonly DiagnosticDescriptor UnknownField = new(
        "JRN2007", Severity.Error, "Unknown field",
        "{1} has no field `{0}`.",
        "{2}");

    public static readonly DiagnosticDescriptor UnknownName = new(
        "JRN2008", Severity.Error, "Unknown name",
        "Nothing here is called `{0}`.",
        "{1}");

    public static readonly DiagnosticDescriptor UnknownDeclaration = new(
        "JRN2009", Severity.Error, "Not declared",
        "There is no {1} `{0}` in the project.",
        "{2}");

    public static readonly DiagnosticDescriptor WrongKind = new(
        "JRN2010", Severity.Error, "The name of something else",
        "`{0}` is {1}, but {2} is needed here.",
        "{3}");

    public static readonly DiagnosticDescriptor UnknownTimeZone = new(
        "JRN2011", Severity.Error, "Unknown time zone",
        "There is no time zone \"{0}\" in the IANA database, so no local time can be calculated in it.",
        "{1}");

    public static readonly DiagnosticDescriptor UnknownCurrency = new(
        "JRN2012", Severity.Error, "Unknown currency",
        "`{0}` is not a currency of ISO 4217.",
        "{1}");

    public static readonly DiagnosticDescriptor UnknownLocale = new(
        "JRN2013", Severity.Error, "Unknown locale",
        "\"{0}\" is not a locale, so dates and amounts could not be written in it.",
        "{1}");

    public static readonly DiagnosticDescriptor UnknownCountry = new(
        "JRN2014", Severity.Error, "Unknown country",
        "\"{0}\" is not a country code of ISO 3166-1, so no contact can have it.",
        "{1}");

    public static readonly DiagnosticDescriptor UnknownLanguage = new(
        "JRN2015", Severity.Error, "Unknown language",
        "\"{0}\" is not a language code, so no contact can have it.",
        "{1}");

    public static readonly DiagnosticDescriptor DuplicateField = new(
        "JRN2016", Severity.Error, "Name used twice",
        "`{0}` is used twice in {1}; each name can be given once.",
        "Rename or delete one of the two.");

    public static readonly DiagnosticDescriptor UnknownFunction = new(
        "JRN2017", Severity.Error, "Unknown function",
        "There is no function `{0}`.",
        "{1}");

    public static readonly DiagnosticDescriptor UnknownMessageState = new(
        "JRN2018", Severity.Error, "Unknown message state",
        "`{0}` is not something that can happen to a message.",
        "{1}");

    public static readonly DiagnosticDescriptor UnknownContact = new(
        "JRN2019", Severity.Error, "Unknown contact in a test",
        "No contact of this test is called `{0}`.",
        "{1}");

    public static readonly DiagnosticDescriptor UnknownFormat = new(
        "JRN2020", Severity.Error, "Unknown format",
        "There is no format `{0}`.",
        "{1}");

    public static readonly DiagnosticDescriptor UnknownChoice = new(
        "JRN2021", Severity.Error, "Not one of the choices",
        "`{0}` is not one of {1}.",
        "{2}");

    public static readonly DiagnosticDescriptor BadAddress = new(
        "JRN2022", Severity.Error, "Not a valid address or number",
        "\"{0}\" is not {1}.",
        "{2}");

    public static readonly DiagnosticDescriptor FormerNameInUse = new(
        "JRN2023", Severity.Error, "Former name in use",
        "`was {0}` claims a name that is in use: {1} is called so now.",
        "Delete the `was`, or give the former name.");

    public static readonly DiagnosticDescriptor UnknownPart = new(
        "JRN2024", Severity.Error, "Unknown part of a message",
        "A sent message has no part `{0}`.",
        "{1}");

    public static readonly DiagnosticDescriptor UnknownReason = new(
        "JRN2027", Severity.Error, "Unknown reason of a skip",
        "No message is ever skipped because of `{0}`.",
        "{1}");

    public static readonly DiagnosticDescriptor BareChoice = new(
        "JRN2025", Severity.Error, "Choice without a field",
        "`{0}` stands alone here, so it is not clear of which field it is a choice.",
        "Compare it with the field, for example `contact.plan == {0}`, or give the value its type.");

    public static readonly DiagnosticDescriptor DuplicateContact = new(
        "JRN2026", Severity.Error, "Contact given twice",
        "This test has a contact `{0}` already.",
        "Give the second contact a name of its own: given contact bob {{ … }}");

    public static readonly DiagnosticDescriptor NotSupportedYet = new(
        "JRN2900", Severity.Error, "Not supported yet",
        "Not supported yet: {0}. It is part of the language and is checked, but this version cannot execute it.",
        "{1}");
}

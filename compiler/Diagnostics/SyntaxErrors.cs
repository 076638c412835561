namespace Journeys.Compiler.Diagnostics;

/// <summary>What can be wrong with the form of a source text.</summary>
public static class SyntaxErrors
{
    /// <summary>Something stands where it cannot. Arguments: what was found, what could come instead, what construct it is, example.</summary>
    public static readonly DiagnosticDescriptor Unexpected = Error(
        "JRN1001", "Something that does not fit here", "{0} does not fit here: {1}.", "{2}, for example: `{3}`");

    /// <summary>A text has no closing quote. Argument: what to do.</summary>
    public static readonly DiagnosticDescriptor TextNotClosed = Error(
        "JRN1002", "A text that is not closed", "This text is not closed before its line ends.", "{0}");

    /// <summary>A comment has no end.</summary>
    public static readonly DiagnosticDescriptor CommentNotClosed = Error(
        "JRN1003", "A comment that is not closed", "This comment is not closed: everything after it would be left out.", "End it with `*/`, or begin each of its lines with `//`.");

    /// <summary>A character without meaning. Arguments: the character, the remedy.</summary>
    public static readonly DiagnosticDescriptor UnknownCharacter = Error(
        "JRN1004", "A character without a meaning", "`{0}` has no meaning in Journeys.", "{1}");

    /// <summary>A misspelt word. Arguments: the word, the right one, construct, example.</summary>
    public static readonly DiagnosticDescriptor Misspelt = Error(
        "JRN1005", "A misspelt word", "`{0}` is not known here; did you mean `{1}`?", "{2}, for example: `{3}`");

    /// <summary>Not a unit of time. Arguments: the word, the suggestion with its question, the amount.</summary>
    public static readonly DiagnosticDescriptor UnknownUnit = Error(
        "JRN1006", "An unknown unit of time", "`{0}` is not a unit of time{1}", "Units are seconds, minutes, hours, days, weeks, weekdays, months, quarters and years: `{2} days`");

    /// <summary>A brace is never closed. Argument: what it belongs to.</summary>
    public static readonly DiagnosticDescriptor BraceNotClosed = Error(
        "JRN1007", "A brace that is not closed", "The `{{` of {0} is never closed.", "Every `{{` needs a `}}`. Braces are matched by their indentation to find the one that was forgotten.");

    /// <summary>A name of the wrong case. Arguments: the name, capital or small, the right name.</summary>
    public static readonly DiagnosticDescriptor WrongCase = Error(
        "JRN1008", "A name of the wrong case", "The name `{0}` has to begin with a {1} letter.", "Write `{2}`. What is declared begins with a capital letter; fields, labels and local names begin with a small one.");

    /// <summary>Not a declaration. Arguments: what was found, why.</summary>
    public static readonly DiagnosticDescriptor NotADeclaration = Error(
        "JRN1009", "Something outside of every declaration", "{0} cannot stand outside of a declaration.", "{1}");

    /// <summary>Nested too deeply. Arguments: the limits.</summary>
    public static readonly DiagnosticDescriptor TooDeep = Error(
        "JRN1010", "Nested too deeply", "This is nested more than {0} levels deep, or has more than {1} operators in one expression, and is not read.", "Give parts of it names: `value` for expressions, `flow` for steps.");

    /// <summary>A construct breaks off. Arguments: what needs, what it needs, what follows, construct, example.</summary>
    public static readonly DiagnosticDescriptor Unfinished = Error(
        "JRN1011", "Something is missing", "{0} {1}, but {2} follows.", "{3}, for example: `{4}`");

    /// <summary>A word of the language as a bare name. Argument: the word.</summary>
    public static readonly DiagnosticDescriptor ReservedWord = Error(
        "JRN1012", "A word of the language as a name", "`{0}` is a word of the language and cannot stand alone as a name.", "Say whose it is: `contact.{0}`, or name the event (`DemoBooked as d where d.{0} …`).");

    /// <summary>A closing brace too many.</summary>
    public static readonly DiagnosticDescriptor ExtraBrace = Error(
        "JRN1013", "A closing brace too many", "This `}}` closes nothing.", "Remove it, or look for the `{{` that is missing before it.");

    /// <summary>Several tests after <c>where</c> inside <c>did</c> or <c>no</c>.</summary>
    public static readonly DiagnosticDescriptor SeveralTests = Error(
        "JRN1014", "Several tests without parentheses", "Inside `did` and `no`, `where` takes one test: what comes after `and` or `or` would belong to the whole condition.", "Put several tests in parentheses: `did OrderPlaced where (total > 100 and first) in last 3 days`");

    /// <summary>A time of day in another notation. Arguments: as found, as it should be.</summary>
    public static readonly DiagnosticDescriptor TimeNotation = Error(
        "JRN1015", "A time in another notation", "`{0}` is not how a time of day is written.", "Write hours and minutes with two digits each: `{1}`");

    /// <summary>A sign is missing. Arguments: the sign, where.</summary>
    public static readonly DiagnosticDescriptor MissingSign = Error(
        "JRN1016", "A sign that is missing", "`{0}` is missing {1}.", "{2}, for example: `{3}`");

    /// <summary>An operator of another language. Arguments: as found, the right one, what it is for.</summary>
    public static readonly DiagnosticDescriptor ForeignOperator = Error(
        "JRN1017", "An operator of another language", "`{0}` is written `{1}` here.", "{2}");

    /// <summary>A semicolon.</summary>
    public static readonly DiagnosticDescriptor Semicolon = Error(
        "JRN1018", "A semicolon", "Nothing ends with a semicolon in Journeys.", "Remove it: a statement ends where the next one begins.");

    /// <summary>A length of time of two parts. Argument: an example.</summary>
    public static readonly DiagnosticDescriptor CompoundDuration = Error(
        "JRN1019", "A length of time in two parts", "A length of time has one number and one unit.", "Use the smaller unit for all of it: `26 hours` for one day and two hours.");

    /// <summary>A fraction in a length of time. Argument: the number.</summary>
    public static readonly DiagnosticDescriptor FractionalDuration = Error(
        "JRN1020", "A fraction in a length of time", "A length of time has a whole number: `{0}` is a fraction.", "Use a smaller unit: `90 minutes` for one hour and a half.");

    /// <summary>Text between <c>"""</c> lines that does not close.</summary>
    public static readonly DiagnosticDescriptor BlockTextNotClosed = Error(
        "JRN1021", "A text between \"\"\" lines that is not closed", "The text after `\"\"\"` is not closed.", "It begins on the line after `\"\"\"` and ends with a line that holds nothing but `\"\"\"`.");

    private static DiagnosticDescriptor Error(string code, string title, string message, string help) => new(code, Severity.Error, title, message, help);
}

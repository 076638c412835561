namespace Journeys.Compiler.Diagnostics;

/// <summary>Messages that could not be sent as they stand.</summary>
internal static class MessageErrors
{
    public static readonly DiagnosticDescriptor NoTopic = new(
        "JRN4001", Severity.Error, "Neither topic nor transactional",
        "{0} has neither a `topic` nor `transactional`, so it is not known whether it needs consent.",
        "Add `topic Newsletter` (sent only with consent), or `transactional` for what the person asked for, such as a receipt.");

    public static readonly DiagnosticDescriptor TopicAndTransactional = new(
        "JRN4002", Severity.Error, "Topic and transactional",
        "{0} has a `topic` and is `transactional`: it cannot both need consent and not need it.",
        "Delete one of the two.");

    public static readonly DiagnosticDescriptor NoSubject = new(
        "JRN4003", Severity.Error, "E-mail without a subject",
        "{0} has no `subject`.",
        "Add for example: subject \"Welcome, {{contact.firstName ?? \"friend\"}}\"");

    public static readonly DiagnosticDescriptor NoBody = new(
        "JRN4004", Severity.Error, "E-mail without a body",
        "{0} has no `body`.",
        "Add for example: body file \"mails/welcome.md\"");

    public static readonly DiagnosticDescriptor FileNotFound = new(
        "JRN4005", Severity.Error, "File does not exist",
        "There is no file \"{0}\" in the project; its path is taken from the project's folder.",
        "{1}");

    public static readonly DiagnosticDescriptor NoUnsubscribe = new(
        "JRN4006", Severity.Error, "No way to unsubscribe",
        "{0} goes out under the topic {1}, but neither its body nor the layout has an unsubscribe link, which such mail must have by law and by the mailbox providers' rules.",
        "Add {{{{ unsubscribe }}}} to the layout or to the body, for example: [Unsubscribe]({{{{ unsubscribe }}}})");

    public static readonly DiagnosticDescriptor NoSender = new(
        "JRN4007", Severity.Error, "Nobody sends it",
        "{0} has no sender: there is neither a `channel email` with a `from`, nor a `from` in the message.",
        "Add: channel email {{ from \"Ada at Shop <ada@shop.example>\" }}");

    public static readonly DiagnosticDescriptor BadSender = new(
        "JRN4008", Severity.Error, "Not a sender",
        "\"{0}\" is not a sender's address.",
        "Write a name and an address, for example \"Ada at Shop <ada@shop.example>\".");

    public static readonly DiagnosticDescriptor PartNotHere = new(
        "JRN4009", Severity.Error, "Not a part of this kind of message",
        "An {1} has no `{0}`.",
        "It can have {2}.");

    public static readonly DiagnosticDescriptor DuplicatePart = new(
        "JRN4010", Severity.Error, "Part given twice",
        "`{0}` is given twice in the same place.",
        "Keep one of the two; for different readers put the other into `when … {{ }}`.");

    public static readonly DiagnosticDescriptor NestedVariant = new(
        "JRN4011", Severity.Error, "Variant in a variant",
        "A `when` stands inside another `when`.",
        "Join the two conditions by `and` in one `when`.");

    public static readonly DiagnosticDescriptor BodyKind = new(
        "JRN4012", Severity.Error, "Not a kind of body",
        "\"{0}\" is not a kind of file a body can be.",
        "A body is Markdown (.md), HTML (.html) or MJML (.mjml).");

    public static readonly DiagnosticDescriptor OutsideProject = new(
        "JRN4013", Severity.Error, "File outside the project",
        "\"{0}\" lies outside the project's folder, so the project would not build elsewhere.",
        "Put the file into the project and name it from there, with '/', for example \"mails/welcome.md\".");

    public static readonly DiagnosticDescriptor EmptyVariant = new(
        "JRN4014", Severity.Warning, "Variant that changes nothing",
        "The `when` has no part, so it changes nothing.",
        "Give what differs, for example: when contact.language == \"de\" {{ subject \"Willkommen!\" }}");

    public static readonly DiagnosticDescriptor TopicInVariant = new(
        "JRN4015", Severity.Error, "Topic in a variant",
        "`{0}` stands in a `when`, but it holds for the whole message.",
        "Move it out of the `when`; for another topic write another message.");
}

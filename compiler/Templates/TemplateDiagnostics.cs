using Journeys.Compiler.Diagnostics;

namespace Journeys.Compiler.Templates;

/// <summary>What can be wrong with a template: JRN4101 to JRN4199.</summary>
internal static class TemplateDiagnostics
{
    /// <summary>Braces that nothing closes.</summary>
    public static readonly DiagnosticDescriptor UnclosedTag = Error("JRN4101", "Unclosed braces",
        "`{{{{` opens a value here, but no `}}}}` closes it.", "Close it on the same line or before the next empty one, for example `{{{{ contact.firstName ?? \"there\" }}}}`.");
    /// <summary>Braces with nothing in them.</summary>
    public static readonly DiagnosticDescriptor EmptyTag = Error("JRN4102", "Empty braces",
        "Nothing stands between these braces, so there is nothing to print.", "Write what to print, for example `{{{{ contact.firstName ?? \"there\" }}}}`, or delete the braces.");
    /// <summary>An <c>if</c> without a condition.</summary>
    public static readonly DiagnosticDescriptor MissingCondition = Error("JRN4103", "Missing condition",
        "`{0}` needs a condition.", "For example `{{{{ {0} contact.country == \"DE\" }}}}`.");
    /// <summary>A <c>for</c> of another form.</summary>
    public static readonly DiagnosticDescriptor MalformedFor = Error("JRN4104", "Loop of another form",
        "A loop names what it goes over: a name in small letters, `in`, and a list.", "For example `{{{{ for line in order.items }}}} … {{{{ end }}}}`.");
    /// <summary>A word of another template language.</summary>
    public static readonly DiagnosticDescriptor UnknownWord = Error("JRN4105", "Unknown word in a template",
        "`{0}` is not a word of templates.", "Write `{{{{ {1} }}}}`. Templates know `if`, `else if`, `else`, `for x in …`, `end`, `raw`, `unsubscribe`, `preview` and, in a layout, `content`.");
    /// <summary>An <c>end</c> too many.</summary>
    public static readonly DiagnosticDescriptor EndWithoutBlock = Error("JRN4106", "Nothing to end",
        "This `end` closes nothing: no `if` or `for` is open here.", "Delete it, or add the `{{{{ if … }}}}` or `{{{{ for … in … }}}}` it belongs to.");
    /// <summary>An <c>end</c> too few.</summary>
    public static readonly DiagnosticDescriptor MissingEnd = Error("JRN4107", "Missing end",
        "This `{0}` is never closed, so it is not clear what belongs to it.", "Add `{{{{ end }}}}` where it ends.");
    /// <summary>An <c>else</c> on its own.</summary>
    public static readonly DiagnosticDescriptor ElseWithoutIf = Error("JRN4108", "Else without if",
        "This `else` belongs to no `if`.", "It stands between `{{{{ if … }}}}` and its `{{{{ end }}}}`; inside a `for` the `for` must be ended first.");
    /// <summary>Two <c>else</c>.</summary>
    public static readonly DiagnosticDescriptor ElseAfterElse = Error("JRN4109", "Else after else",
        "This `if` already has its `else`, which takes all other cases.", "Make the earlier one `{{{{ else if … }}}}`, or delete one of them.");
    /// <summary><c>content</c> outside a layout.</summary>
    public static readonly DiagnosticDescriptor ContentOutsideLayout = Error("JRN4110", "Content outside a layout",
        "`content` is where a layout takes a body; this is a body itself.", "Delete it. A layout is named by `layout file \"…\"` in `channel email`.");
    /// <summary>A layout without a place for the body.</summary>
    public static readonly DiagnosticDescriptor LayoutWithoutContent = Error("JRN4111", "Layout without content",
        "The layout `{0}` has no place for the mail's body.", "Write `{{{{ content }}}}` where the body goes.");
    /// <summary>A layout with two places for the body.</summary>
    public static readonly DiagnosticDescriptor ContentTwice = Error("JRN4112", "Content twice",
        "The layout takes the body a second time here.", "Keep one `{{{{ content }}}}`.");
    /// <summary>MJML whose HTML is missing.</summary>
    public static readonly DiagnosticDescriptor MjmlNotCompiled = Error("JRN4113", "MJML not compiled",
        "`{0}` has no compiled HTML: `{0}.html` is missing.", "Run `journeys build` where node and the npm package `mjml` are installed (`npm install mjml`), and commit `{0}.html` beside it.");
    /// <summary>MJML that changed after its HTML was made.</summary>
    public static readonly DiagnosticDescriptor MjmlOutdated = Error("JRN4114", "MJML changed since it was compiled",
        "`{0}` was changed after `{0}.html` was made from it, so the mail would not be what its source says.", "Run `journeys build` where node and the npm package `mjml` are installed (`npm install mjml`), and commit `{0}.html`.");
    /// <summary>A value in a style sheet, script or event handler.</summary>
    public static readonly DiagnosticDescriptor ValueInCode = Error("JRN4115", "Value in code",
        "A value cannot be printed inside `{0}`: data there could change what the mail does.", "Print it in the text of an element or in a quoted attribute. Colours and sizes may stand in a `style=\"…\"` attribute.");
    /// <summary>A value in a tag but outside quotes.</summary>
    public static readonly DiagnosticDescriptor ValueOutsideQuotes = Error("JRN4116", "Value outside quotes",
        "A value inside an HTML tag must stand in a quoted attribute, or data with a space would end it.", "For example `{0}=\"{{{{ … }}}}\"`.");
    /// <summary>A block that begins in one element and ends in another.</summary>
    public static readonly DiagnosticDescriptor BlockAcrossElements = Error("JRN4117", "Block across elements",
        "This block begins in a part of the mail that its text version leaves out (a comment, the head, a hidden element) and ends outside, or the other way round.",
        "Let it begin and end in the same element.");
    /// <summary>A value printed without escaping.</summary>
    public static readonly DiagnosticDescriptor RawValue = new("JRN4118", Severity.Warning, "Unescaped value",
        "`raw` prints this value as HTML: whoever writes it can change the mail and its links.", "Drop `raw` unless your own system wrote the HTML.");
    /// <summary>A body without text.</summary>
    public static readonly DiagnosticDescriptor EmptyBody = Error("JRN4119", "Body without text",
        "The body `{0}` is empty, so the mail would be, too.", "Write what the reader is to see.");

    private static DiagnosticDescriptor Error(string code, string title, string message, string help) => new(code, Severity.Error, title, message, help);
}

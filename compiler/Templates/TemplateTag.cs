namespace Journeys.Compiler.Templates;

/// <summary>What stands between one pair of double braces.</summary>
internal enum TagKind
{
    /// <summary><c>{{ expr }}</c></summary>
    Value,
    /// <summary><c>{{ raw expr }}</c>: not escaped.</summary>
    Raw,
    /// <summary><c>{{ if c }}</c></summary>
    If,
    /// <summary><c>{{ else if c }}</c></summary>
    ElseIf,
    /// <summary><c>{{ else }}</c></summary>
    Else,
    /// <summary><c>{{ for x in list }}</c></summary>
    For,
    /// <summary><c>{{ end }}</c></summary>
    End,
    /// <summary><c>{{ unsubscribe }}</c>: the one-click address.</summary>
    Unsubscribe,
    /// <summary><c>{{ content }}</c>: where a layout takes its body.</summary>
    Content,
    /// <summary><c>{{ preview }}</c>: the message's preview text.</summary>
    Preview,
}

/// <summary>A tag of a template. The same tag may come out in the HTML and in the text of a message; it is bound once.</summary>
/// <param name="Id">Unique within one message body (layout included).</param>
/// <param name="Kind">What it is.</param>
/// <param name="Source">The text it stands in.</param>
/// <param name="Start">Offset of its first brace in that text.</param>
/// <param name="Length">Its length, braces included.</param>
/// <param name="Expression">The expression as written, filters included; empty where the kind has none.</param>
/// <param name="ExpressionStart">Offset of the expression in the text.</param>
/// <param name="Variable">The name a <c>for</c> declares; null for other kinds.</param>
internal sealed record TemplateTag(
    int Id, TagKind Kind, TemplateSource Source, int Start, int Length, string Expression, int ExpressionStart, string? Variable)
{
    /// <summary>Steers what follows, rather than printing something.</summary>
    public bool IsControl => Kind is TagKind.If or TagKind.ElseIf or TagKind.Else or TagKind.For or TagKind.End;
}

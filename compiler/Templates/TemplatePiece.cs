using System.Collections.Immutable;

namespace Journeys.Compiler.Templates;

/// <summary>A piece of a template in the order in which it is written out.</summary>
internal abstract record TemplatePiece;

/// <summary>Text as is.</summary>
internal sealed record LiteralPiece(string Text) : TemplatePiece;

/// <summary>A printed value: an expression, the unsubscribe address or the preview.</summary>
/// <param name="Tag">Its tag.</param>
/// <param name="Context">Where it stands, which decides how it is escaped.</param>
internal sealed record ValuePiece(TemplateTag Tag, HoleContext Context) : TemplatePiece;

/// <summary><c>if</c> with its cases; the last has no tag when it is <c>else</c>.</summary>
internal sealed record IfPiece(ImmutableArray<(TemplateTag Condition, ImmutableArray<TemplatePiece> Body)> Cases, ImmutableArray<TemplatePiece> Otherwise) : TemplatePiece;

/// <summary><c>for x in list</c></summary>
internal sealed record ForPiece(TemplateTag Tag, ImmutableArray<TemplatePiece> Body) : TemplatePiece;

/// <summary>How a value must be escaped where it stands.</summary>
/// <param name="Html">Within HTML rather than plain text.</param>
/// <param name="Part">The part of an address or style it is in.</param>
/// <param name="Linkable">In the text of an element, where an address can become a link.</param>
internal readonly record struct HoleContext(bool Html, ValuePart Part, bool Linkable = false);

/// <summary>The part of an address or a style a value stands in.</summary>
internal enum ValuePart
{
    /// <summary>Neither.</summary>
    Text,
    /// <summary>The beginning of an address, which decides where it leads.</summary>
    UrlStart,
    /// <summary>The path of an address.</summary>
    UrlPath,
    /// <summary>The query or fragment of an address.</summary>
    UrlQuery,
    /// <summary>A <c>style</c> attribute.</summary>
    Style,
}

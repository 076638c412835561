using System.Collections.Immutable;

namespace Journeys.Compiler.Templates;

/// <summary>A mail's body in its layout, taken apart; its expressions are not bound yet.</summary>
/// <param name="BodyTags">The tags of the body, in source order.</param>
/// <param name="LayoutTags">The tags of the layout, in source order; they see the contact, but no parameters of a mail.</param>
/// <param name="Html">The HTML part.</param>
/// <param name="Text">The text part, which has the same values.</param>
internal sealed record Template(
    ImmutableArray<TemplateTag> BodyTags, ImmutableArray<TemplateTag> LayoutTags, ImmutableArray<TemplatePiece> Html, ImmutableArray<TemplatePiece> Text)
{
    /// <summary>Whether every reader finds an unsubscribe link, whatever branches are taken.</summary>
    public bool AlwaysUnsubscribes => Always(Html);

    private static bool Always(ImmutableArray<TemplatePiece> pieces) => pieces.Any(piece => piece switch
    {
        ValuePiece value => value.Tag.Kind == TagKind.Unsubscribe,
        IfPiece choice => Always(choice.Otherwise) && choice.Cases.All(one => Always(one.Body)),
        _ => false,
    });
}

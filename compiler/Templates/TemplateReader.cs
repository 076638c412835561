using System.Collections.Immutable;
using Journeys.Compiler.Text;

namespace Journeys.Compiler.Templates;

/// <summary>How a body is written.</summary>
internal enum BodyFormat
{
    Markdown,
    Html,
}

/// <summary>Reads a body and its layout into a <see cref="Template"/>.</summary>
internal sealed class TemplateReader(TemplateProblems problems)
{
    /// <summary>What surrounds a body where the channel has no layout: readable on any screen, nothing more.</summary>
    private const string PlainLayout =
        """
        <!doctype html>
        <html>
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        </head>
        <body style="margin: 0 auto; padding: 24px 16px; max-width: 600px; font: 16px/1.6 Helvetica, Arial, sans-serif;">
        <div style="display: none;">{{ preview }}</div>
        {{ content }}
        </body>
        </html>

        """;

    /// <summary>The template, or null where it is broken (all that is wrong was reported).</summary>
    /// <param name="body">The body.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="layout">The channel's layout; null for none.</param>
    public Template? Read(TemplateSource body, BodyFormat format, SourceText? layout)
    {
        problems.TakeFailed();
        if (string.IsNullOrWhiteSpace(body.Text)) problems.Report(TemplateDiagnostics.EmptyBody, body, 0, 0, body.File.Path);
        var whole = format == BodyFormat.Html && body.Text.Contains("<html", StringComparison.OrdinalIgnoreCase);
        var frame = whole ? null : TemplateSource.WholeFile(layout ?? new SourceText("(plain layout)", PlainLayout));

        var bodyTags = Scan(body, 0);
        var layoutTags = frame is null ? [] : Scan(frame, bodyTags.Length);
        foreach (var tag in bodyTags.Where(tag => tag.Kind == TagKind.Content)) problems.Report(TemplateDiagnostics.ContentOutsideLayout, tag);
        var content = frame is null ? null : ContentOf(frame, layoutTags);
        if (problems.TakeFailed()) return null;

        var placeholders = new Placeholders(body.Text, frame?.Text ?? "");
        var html = placeholders.Insert(body, bodyTags);
        if (format == BodyFormat.Markdown) html = MarkdownBody.ToHtml(html, placeholders);
        if (frame is not null && content is not null)
            html = placeholders.Insert(frame, layoutTags).Replace(placeholders.For(content), html.TrimEnd('\n'), StringComparison.Ordinal);
        var template = new Template(bodyTags, layoutTags,
            new HtmlPieces(html, placeholders, problems).Read(), new HtmlToText(placeholders).Read(html, problems));
        return problems.TakeFailed() ? null : template;
    }

    private ImmutableArray<TemplateTag> Scan(TemplateSource source, int firstId)
    {
        var tags = new TagScanner(source, firstId, problems).Scan();
        TagStructure.Check(tags, problems);
        foreach (var tag in tags.Where(tag => tag.Kind == TagKind.Raw)) problems.Report(TemplateDiagnostics.RawValue, tag);
        return tags;
    }

    private TemplateTag? ContentOf(TemplateSource frame, ImmutableArray<TemplateTag> tags)
    {
        var places = tags.Where(tag => tag.Kind == TagKind.Content).ToList();
        if (places.Count == 0) problems.Report(TemplateDiagnostics.LayoutWithoutContent, frame, 0, 0, frame.File.Path);
        foreach (var again in places.Skip(1)) problems.Report(TemplateDiagnostics.ContentTwice, again);
        return places.FirstOrDefault();
    }
}

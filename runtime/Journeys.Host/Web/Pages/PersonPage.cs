using Journeys.Runtime.Deciding;
using Journeys.Runtime.People;

namespace Journeys.Host.Web.Pages;

/// <summary>Everything that was decided about one person.</summary>
internal static class PersonPage
{
    public static Html Render(PageContext context, string who, Person? person, IReadOnlyList<TimelineEntry> entries)
    {
        var fields = person is null ? Html.Empty : Html.Join(person.Contact.Type.Fields
            .Select((field, slot) => (field.Name, Value: person.Contact[slot]))
            .Where(field => field.Value is not null)
            .Select(field => Html.Of($"<dt>{field.Name}</dt><dd>{field.Value}</dd>")));
        var consents = person is null || person.Consents.Count == 0
            ? Html.Of($"<p class=\"soft\">None on record.</p>")
            : Html.Of($"<ul>{Html.Join(person.Consents.Select(consent => Html.Of($"""<li>{(consent.Given ? "consents to" : "refuses")} {consent.Topic ?? "everything"} by {consent.Channel?.ToString().ToLowerInvariant() ?? "any channel"} <span class="soft">({consent.Source}, {context.Time(consent.At)})</span></li>""")))}</ul>");
        var lines = entries.Count == 0
            ? Html.Of($"<p class=\"soft\">Nothing has been decided yet.</p>")
            : Html.Of($"<ol class=\"timeline\">{Html.Join(entries.Reverse().Select(entry => Html.Of($"<li><time>{context.Time(entry.At)}</time>{entry.Text}{Where(entry)}</li>")))}</ol>");
        return Layout.Page(context.Project, who, Html.Of($"<dl>{fields}</dl><h2>Consent</h2>{consents}<h2>Timeline</h2>{lines}"));
    }

    public static Html Unknown(PageContext context, string who) => Layout.Page(context.Project, "Nobody found", Html.Of($"""
        <p>No person is known by {(who.Length == 0 ? "an empty text" : $"“{who}”")}. Identities are compared whole: write the full e-mail address or user id.</p><p><a href="/">Back</a></p>
        """));

    private static Html Where(TimelineEntry entry)
    {
        var place = string.Join(" · ", ((IEnumerable<string?>)[entry.Journey, entry.Place, entry.Source is { } source ? $"{source.File}:{source.Line}" : null]).OfType<string>());
        return place.Length == 0 ? Html.Empty : Html.Of($" <span class=\"soft\">{place}</span>");
    }
}

using System.Text.Json.Nodes;
using Journeys.Runtime.Schema;

namespace Journeys.Host.Ingest;

/// <summary>A row of an import: a contact with its consents, or an object.</summary>
/// <param name="Origin">Where it comes from, for the list of what was rejected: <c>contacts.csv, line 7</c>.</param>
/// <param name="Fields">
/// The fields by name. A contact's consents stand under <c>consents</c>:
/// <c>[{ "topic": "Onboarding", "channel": "email", "given": true, "source": "checkout box", "at": "2026-02-18T23:31:32Z" }]</c>.
/// </param>
public sealed record ImportRow(string Origin, JsonObject Fields)
{
    /// <summary>What the name of a column with a consent begins with.</summary>
    public const string ConsentPrefix = "consent:";
    /// <summary>The name of the column that says when the consents were given.</summary>
    public const string ConsentTime = "consentAt";

    /// <summary>
    /// A row of a table whose cells are texts. An empty cell says nothing. The columns <c>consent:TOPIC:CHANNEL</c> hold where a consent
    /// was given (empty: none is on record; <c>no</c>: withdrawn), <c>consentAt</c> says when.
    /// </summary>
    /// <param name="origin">Where it comes from.</param>
    /// <param name="cells">Column names and cells.</param>
    /// <param name="type">The contact or object that the columns are fields of.</param>
    public static ImportRow FromCells(string origin, IEnumerable<KeyValuePair<string, string>> cells, RecordType type)
    {
        var fields = new JsonObject();
        var consents = new JsonArray();
        string? consentAt = null;
        foreach (var (column, cell) in cells)
        {
            var text = cell.Trim();
            if (text.Length == 0) continue;
            if (column == ConsentTime) consentAt = text;
            else if (column.StartsWith(ConsentPrefix, StringComparison.Ordinal)) consents.Add(ConsentOf(column[ConsentPrefix.Length..], text));
            else fields[column] = type.SlotOf(column) is var slot and >= 0 ? TextCells.ToJson(text, type.Fields[slot].Type) : JsonValue.Create(text);
        }
        if (consents.Count > 0)
        {
            foreach (var consent in consents.OfType<JsonObject>()) consent["at"] = consentAt;
            fields["consents"] = consents;
        }
        return new ImportRow(origin, fields);
    }

    private static JsonObject ConsentOf(string column, string text)
    {
        var colon = column.IndexOf(':', StringComparison.Ordinal);
        var withdrawn = text.Equals("no", StringComparison.OrdinalIgnoreCase) || text.Equals("false", StringComparison.OrdinalIgnoreCase);
        var consent = new JsonObject
        {
            ["topic"] = colon < 0 ? column : column[..colon],
            ["given"] = !withdrawn,
            ["source"] = withdrawn ? "import" : text,
        };
        if (colon >= 0) consent["channel"] = column[(colon + 1)..];
        return consent;
    }
}

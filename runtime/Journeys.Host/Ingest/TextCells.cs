using System.Globalization;
using System.Text.Json.Nodes;
using Journeys.Runtime.Schema;

namespace Journeys.Host.Ingest;

/// <summary>
/// Gives a cell of a table the JSON form of its field's type. A cell that is no such value stays a text, so that reading it
/// says what is wrong with it: nothing is coerced here.
/// </summary>
internal static class TextCells
{
    public static JsonNode? ToJson(string text, FieldType type) => type switch
    {
        FieldType.Scalar { Kind: ScalarKind.Integer } when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        FieldType.Scalar { Kind: ScalarKind.Decimal or ScalarKind.Money or ScalarKind.Percent } when decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) => JsonValue.Create(amount),
        FieldType.Scalar { Kind: ScalarKind.Boolean } when Truth(text) is { } truth => JsonValue.Create(truth),
        FieldType.ListOf list => new JsonArray([.. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(element => ToJson(element, list.Element))]),
        _ => JsonValue.Create(text),
    };

    private static bool? Truth(string text) => text.ToLowerInvariant() switch
    {
        "true" or "yes" or "1" => true,
        "false" or "no" or "0" => false,
        _ => null,
    };
}

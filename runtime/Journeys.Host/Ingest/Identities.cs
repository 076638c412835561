using System.Collections.Immutable;
using System.Text.Json;
using Journeys.Runtime.Schema;
using Journeys.Storage;

namespace Journeys.Host.Ingest;

/// <summary>Finds out by which identities a contact is named: its unique fields, in declared order the strongest first.</summary>
internal static class Identities
{
    /// <summary>The form in which identities are compared: e-mail addresses without regard to case.</summary>
    public static Identity Of(FieldDefinition field, string value) =>
        new(field.Name, IsEmail(field) ? value.Trim().ToLowerInvariant() : value.Trim());

    /// <summary>The identities among a contact's fields.</summary>
    public static ImmutableArray<Identity> Among(RecordType contact, JsonElement fields)
    {
        var found = ImmutableArray.CreateBuilder<Identity>();
        foreach (var field in contact.Fields)
            if (field.Unique && fields.TryGetProperty(field.Name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text))
                found.Add(Of(field, text));
        return found.ToImmutable();
    }

    /// <summary>
    /// The field that a bare text names a contact by: the e-mail field for a text with an at sign, the phone field for one that begins
    /// with a plus, else the first unique field of another type. Null where the project has no such field.
    /// </summary>
    public static FieldDefinition? FieldFor(RecordType contact, string text)
    {
        var wanted = text.Contains('@', StringComparison.Ordinal) ? ScalarKind.Email : text.StartsWith('+') ? ScalarKind.Phone : (ScalarKind?)null;
        var unique = contact.Fields.Where(field => field.Unique).ToList();
        return unique.FirstOrDefault(field => wanted is { } kind && field.Type is FieldType.Scalar scalar && scalar.Kind == kind)
            ?? unique.FirstOrDefault(field => field.Type is not FieldType.Scalar { Kind: ScalarKind.Email or ScalarKind.Phone });
    }

    private static bool IsEmail(FieldDefinition field) => field.Type is FieldType.Scalar { Kind: ScalarKind.Email };
}

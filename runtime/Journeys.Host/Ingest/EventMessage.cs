using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Journeys.Host.Ingest;

/// <summary>
/// An event as it comes in: <c>{ "event": "SignedUp", "contact": { "email": "ada@shop.example" }, "at": "2026-03-27T18:00:00+01:00",
/// "messageId": "a1", "properties": { "source": "ad" } }</c>.
/// </summary>
/// <param name="Event">The event's declared name.</param>
/// <param name="Contact">Who did it: an object of identities (and other fields of the contact that are known by it), or one identity as a text.</param>
/// <param name="At">When it happened; null for when it arrives.</param>
/// <param name="MessageId">Makes repeated deliveries harmless for at least seven days; null for none.</param>
/// <param name="Properties">The event's fields; an undefined element for none.</param>
public sealed record EventMessage(string Event, JsonElement Contact, Instant? At, string? MessageId, JsonElement Properties)
{
    private const string Example = """{ "event": "SignedUp", "contact": { "email": "ada@shop.example" }, "properties": { } }""";

    /// <summary>Reads one event.</summary>
    /// <param name="json">One JSON object.</param>
    /// <param name="reason">Why it cannot be read; empty where it can.</param>
    /// <returns>The event, or null where it cannot be read.</returns>
    public static EventMessage? Read(JsonElement json, out string reason)
    {
        reason = "";
        if (json.ValueKind != JsonValueKind.Object)
        {
            reason = $"An event is a JSON object, for example {Example}.";
            return null;
        }
        string? name = null, messageId = null;
        Instant? at = null;
        JsonElement contact = default, properties = default;
        foreach (var member in json.EnumerateObject())
        {
            switch (member.Name)
            {
                case "event" when member.Value.ValueKind == JsonValueKind.String:
                    name = member.Value.GetString();
                    break;
                case "messageId" when member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Null:
                    messageId = member.Value.GetString();
                    break;
                case "contact" when member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.String:
                    contact = member.Value;
                    break;
                case "properties" when member.Value.ValueKind == JsonValueKind.Object:
                    properties = member.Value;
                    break;
                case "at" when member.Value.ValueKind == JsonValueKind.Null:
                    break;
                case "at" when member.Value.ValueKind == JsonValueKind.String && OffsetDateTimePattern.Rfc3339.Parse(member.Value.GetString() ?? "") is { Success: true } parsed:
                    at = parsed.Value.ToInstant();
                    break;
                case "at":
                    reason = $"\"at\" is not a point in time: {member.Value.GetRawText()}. Write it with its offset, for example \"2026-03-27T18:00:00+01:00\" or \"2026-03-27T17:00:00Z\" (RFC 3339).";
                    return null;
                case "event" or "messageId" or "contact" or "properties":
                    var kind = member.Name is "event" or "messageId" ? "a text" : "an object in braces";
                    reason = $"\"{member.Name}\" must be {kind}, as in {Example}; here it is {member.Value.GetRawText()}.";
                    return null;
                default:
                    reason = $"\"{member.Name}\" is no part of an event. The parts are \"event\", \"contact\", \"at\", \"messageId\" and \"properties\"; the event's own fields belong into \"properties\".";
                    return null;
            }
        }
        if (string.IsNullOrEmpty(name))
        {
            reason = $"The event has no name. Say which one it is, for example {Example}.";
            return null;
        }
        if (contact.ValueKind == JsonValueKind.Undefined)
        {
            reason = $"Nobody is named who did {name}. Say who by \"contact\", for example {Example}.";
            return null;
        }
        return new EventMessage(name, contact, at, messageId, properties);
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Journeys.Runtime.Inputs;
using Journeys.Runtime.Programs;
using Journeys.Storage;
using NodaTime;
using NodaTime.Text;

namespace Journeys.Host.Ingest;

/// <summary>Turns a contact as it comes in into inputs, by the project's schema: attributes, then consents.</summary>
internal sealed class ContactReading(ProjectDefinition project)
{
    private const string Consents = "consents";
    private readonly RecordReader reader = new(project);

    /// <summary>A contact named by one identity as a text; null where the project has no such identity.</summary>
    public JsonObject? Named(string text, out string reason)
    {
        reason = "";
        if (Identities.FieldFor(project.Contact, text) is { } field) return new JsonObject { [field.Name] = text };
        var unique = string.Join(", ", project.Contact.Fields.Where(candidate => candidate.Unique).Select(candidate => candidate.Name));
        reason = unique.Length == 0
            ? "The project's contact has no unique field, so nobody can be named. Declare one, for example 'email: email? unique'."
            : $"“{text}” is none of the contact's identities ({unique}). Name the field, for example {{ \"{project.Contact.Fields.First(candidate => candidate.Unique).Name}\": \"{text}\" }}.";
        return null;
    }

    /// <summary>Reads a contact.</summary>
    /// <returns>What is wrong with it; null where nothing is.</returns>
    public string? Read(JsonObject fields, Instant now, out ImmutableArray<Identity> identities, out ImmutableArray<Input> inputs)
    {
        identities = [];
        inputs = [];
        var found = ImmutableArray.CreateBuilder<Input>();
        var attributes = new JsonObject();
        foreach (var (name, value) in fields)
            if (name != Consents) attributes[name] = value?.DeepClone();
        using var json = JsonDocument.Parse(attributes.ToJsonString());
        var reading = reader.ReadAttributes(json.RootElement);
        if (!reading.Problems.IsEmpty) return $"The contact does not fit its declaration: {Problems.Text(reading.Problems)}";
        identities = Identities.Among(project.Contact, json.RootElement);
        if (identities.IsEmpty)
        {
            var unique = string.Join(", ", project.Contact.Fields.Where(field => field.Unique).Select(field => field.Name));
            return $"The contact has none of its identities ({unique}), so nobody could find it again. Give at least one.";
        }
        if (!reading.Values.IsEmpty) found.Add(new AttributesInput(reading.Values, now));
        if (fields.TryGetPropertyValue(Consents, out var consents) && consents is not null && ReadConsents(consents, now, found) is { } reason) return reason;
        inputs = found.ToImmutable();
        return null;
    }

    private string? ReadConsents(JsonNode node, Instant now, ImmutableArray<Input>.Builder found)
    {
        const string Example = """{ "topic": "Onboarding", "channel": "email", "given": true, "source": "checkout box", "at": "2026-02-18T23:31:32Z" }""";
        if (node is not JsonArray list) return $"\"consents\" must be a list of consents, each for example {Example}.";
        foreach (var entry in list)
        {
            if (entry is not JsonObject consent) return $"A consent must be an object, for example {Example}.";
            var topic = Text(consent, "topic");
            if (topic is null || project.Topics.All(candidate => candidate.Name != topic))
                return $"There is no topic {topic ?? "(none)"} to consent to. The project declares: {string.Join(", ", project.Topics.Select(candidate => candidate.Name))}.";
            ChannelKind? channel = null;
            if (Text(consent, "channel") is { } named)
            {
                if (!Enum.TryParse<ChannelKind>(named, ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
                    return $"There is no channel {named}. Channels are {string.Join(", ", Enum.GetNames<ChannelKind>().Select(name => char.ToLowerInvariant(name[0]) + name[1..]))}.";
                channel = kind;
            }
            if (Text(consent, "source") is not { Length: > 0 } source)
                return $"A consent to {topic} does not say where it was given. Without its source it is no evidence; give \"source\", for example {Example}.";
            var at = now;
            if (Text(consent, "at") is { } time)
            {
                if (OffsetDateTimePattern.Rfc3339.Parse(time) is not { Success: true } parsed)
                    return $"The time of a consent to {topic} is not a point in time: {time}. Write it with its offset, for example 2026-02-18T23:31:32Z.";
                at = Instant.Min(parsed.Value.ToInstant(), now);
            }
            var given = consent["given"] is not JsonValue truth || !truth.TryGetValue<bool>(out var said) || said;
            found.Add(new ConsentInput(topic, channel, given, source, at, now));
        }
        return null;
    }

    private static string? Text(JsonObject consent, string name) =>
        consent[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}

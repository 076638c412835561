using System.Collections.Immutable;
using System.Text.Json;
using Journeys.Runtime.Inputs;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Schema;
using NodaTime;

namespace Journeys.Host.Ingest;

/// <summary>Turns an event as it comes in into an input, by the project's schema.</summary>
internal sealed class EventReading(ProjectDefinition project)
{
    private static readonly JsonElement NoProperties = JsonElement.Parse("{}");

    private readonly ImmutableDictionary<string, RecordType> types = ByName(project);
    private readonly RecordReader reader = new(project);

    /// <summary>The input; null where the event does not fit the schema, with the reason.</summary>
    public EventInput? Read(EventMessage message, Instant now, out string reason)
    {
        reason = "";
        if (!types.TryGetValue(message.Event, out var type))
        {
            var known = string.Join(", ", project.Events.Select(candidate => candidate.Name).Order(StringComparer.Ordinal));
            reason = $"The project declares no event {message.Event}. It declares: {known}.";
            return null;
        }
        var properties = message.Properties.ValueKind == JsonValueKind.Object ? message.Properties : NoProperties;
        var reading = reader.Read(properties, type);
        if (reading.Record is null || !reading.Problems.IsEmpty)
        {
            reason = $"{message.Event} does not fit its declaration: {Problems.Text(reading.Problems)}";
            return null;
        }
        return new EventInput(type.Name, reading.Record, message.At is { } at && at < now ? at : now, message.MessageId, now);
    }

    private static ImmutableDictionary<string, RecordType> ByName(ProjectDefinition project)
    {
        var names = ImmutableDictionary.CreateBuilder<string, RecordType>(StringComparer.Ordinal);
        foreach (var type in project.Events)
            foreach (var former in type.FormerNames) names[former] = type;
        foreach (var type in project.Events) names[type.Name] = type;
        return names.ToImmutable();
    }
}

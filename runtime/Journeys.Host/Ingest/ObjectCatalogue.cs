using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Journeys.Runtime.Deciding;
using Journeys.Runtime.Inputs;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Schema;
using Journeys.Runtime.Values;
using Journeys.Storage;

namespace Journeys.Host.Ingest;

/// <summary>
/// The project's objects, all in memory: decisions look them up by type and key. The store keeps them as JSON,
/// so that they are read anew by the schema in force.
/// </summary>
internal sealed class ObjectCatalogue(IStore store, ProjectDefinition project) : IObjectLookup
{
    private const int PerTransaction = 1_000;

    private readonly ConcurrentDictionary<(string Type, string Key), Record> objects = new();
    private readonly RecordReader reader = new(project);

    public Record? Find(string type, string key) => objects.GetValueOrDefault((type, key));

    /// <summary>Loads everything; what no longer fits the schema is told of and left out.</summary>
    public async Task LoadAsync(Action<string> problem, CancellationToken cancellation)
    {
        foreach (var type in project.Objects)
            foreach (var row in await store.ObjectsAsync(type.Name, cancellation))
            {
                using var json = JsonDocument.Parse(row.Payload);
                var reading = reader.Read(json.RootElement, type);
                // A field that the declaration no longer has is no reason to lose the object.
                if (reading.Record is { } record) objects[(type.Name, row.Key)] = record;
                else problem($"{type.Name} {row.Key} no longer fits its declaration and is left out: {Problems.Text(reading.Problems)}");
            }
    }

    /// <summary>Adds or replaces objects; gives back how many were taken.</summary>
    public async Task<int> UpsertAsync(string typeName, IReadOnlyList<ImportRow> rows, Action<ImportRow, string> reject, CancellationToken cancellation)
    {
        var type = project.Objects.FirstOrDefault(candidate => candidate.Name == typeName);
        if (type is null || type.Fields.FirstOrDefault(field => field.Unique) is not { } keyField)
        {
            var names = string.Join(", ", project.Objects.Select(candidate => candidate.Name));
            var reason = type is null ? $"The project declares no object {typeName}. It declares: {names}." : $"{typeName} has no unique field, so that its rows cannot be told apart. Declare one, for example 'sku: text unique'.";
            foreach (var row in rows) reject(row, reason);
            return 0;
        }
        var taken = new List<(string Key, Record Record, string Json)>();
        foreach (var row in rows)
        {
            if (Read(row, type, keyField, out var read) is { } reason) reject(row, reason);
            else taken.Add(read);
        }
        foreach (var part in taken.Chunk(PerTransaction))
        {
            await store.UpsertObjectsAsync(typeName, [.. part.Select(entry => new ObjectRow(entry.Key, Encoding.UTF8.GetBytes(entry.Json)))], cancellation);
            foreach (var entry in part) objects[(typeName, entry.Key)] = entry.Record;
        }
        return taken.Count;
    }

    private string? Read(ImportRow row, RecordType type, FieldDefinition keyField, out (string Key, Record Record, string Json) read)
    {
        read = default;
        var text = row.Fields.ToJsonString();
        using var json = JsonDocument.Parse(text);
        var reading = reader.Read(json.RootElement, type);
        if (reading.Record is not { } record || !reading.Problems.IsEmpty) return $"{type.Name} does not fit its declaration: {Problems.Text(reading.Problems)}";
        var key = Convert.ToString(record[type.SlotOf(keyField.Name)], System.Globalization.CultureInfo.InvariantCulture);
        if (string.IsNullOrEmpty(key)) return $"The {keyField.Name} is empty, so that nobody could refer to this {type.Name}.";
        read = (key, record, text);
        return null;
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Schema;
using Journeys.Runtime.Values;

namespace Journeys.Runtime.Inputs;

/// <summary>Reads outside data by the schema. Nothing is coerced: a number in quotes is no number.</summary>
/// <param name="project">The program in force.</param>
public sealed class RecordReader(ProjectDefinition project)
{
    /// <summary>Reads a whole record: an event, an object or a declared type.</summary>
    /// <param name="json">A JSON object; an undefined element is an empty one.</param>
    /// <param name="type">The shape it must have.</param>
    public ReadResult Read(JsonElement json, RecordType type)
    {
        var problems = ImmutableArray.CreateBuilder<ReadProblem>();
        var record = ReadRecord(json, type, "", problems);
        return new ReadResult(problems.Any(problem => problem.Fatal) ? null : record, problems.ToImmutable());
    }

    /// <summary>Reads some attributes of the contact.</summary>
    public AttributesResult ReadAttributes(JsonElement json)
    {
        var problems = ImmutableArray.CreateBuilder<ReadProblem>();
        var values = ImmutableArray.CreateBuilder<FieldValue>();
        if (json.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new ReadProblem("", $"is {Found(json)}; a JSON object with fields of the contact is expected", true));
            return new AttributesResult([], problems.ToImmutable());
        }
        foreach (var property in json.EnumerateObject())
        {
            var slot = project.Contact.SlotOf(property.Name);
            if (slot < 0)
            {
                problems.Add(Unknown(property.Name, project.Contact, property.Name));
                continue;
            }
            var field = project.Contact.Fields[slot];
            var before = problems.Count;
            var value = IsMissing(property.Value) ? Missing(field, property.Name, problems) : ReadValue(property.Value, field.Type, property.Name, problems);
            if (problems.Count == before) values.Add(new FieldValue(field.Name, value));
        }
        return new AttributesResult(values.ToImmutable(), problems.ToImmutable());
    }

    /// <summary>Reads one value written as text, as in a CSV file; empty text is missing.</summary>
    /// <returns>The value (null for missing), or a problem whose path is the field.</returns>
    public (object? Value, ReadProblem? Problem) ReadText(string text, FieldDefinition field)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0) return field.Optional ? (null, null) : field.Default is { } value ? (value, null) : (null, new ReadProblem(field.Name, "is empty and must not be", true));
        var (read, problem) = field.Type switch
        {
            FieldType.Scalar(ScalarKind.Money) => ScalarReader.AmountText(trimmed, project.Currency),
            FieldType.Scalar(var kind) => ScalarReader.Parse(kind, trimmed),
            FieldType.Choice(var names) => ScalarReader.Choice(trimmed, names),
            FieldType.Reference => (trimmed, null),
            _ => (null, "cannot be written as plain text; send it as JSON"),
        };
        return problem is null ? (read, null) : (null, new ReadProblem(field.Name, problem, true));
    }

    private Record? ReadRecord(JsonElement json, RecordType type, string path, ImmutableArray<ReadProblem>.Builder problems)
    {
        if (json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined))
        {
            problems.Add(new ReadProblem(path, $"is {Found(json)}; an object with the fields of {type.Name} is expected", true));
            return null;
        }
        var values = new object?[type.Fields.Length];
        var given = new bool[type.Fields.Length];
        if (json.ValueKind == JsonValueKind.Object)
            foreach (var property in json.EnumerateObject())
            {
                var at = Join(path, property.Name);
                var slot = type.SlotOf(property.Name);
                if (slot < 0)
                {
                    problems.Add(Unknown(at, type, property.Name));
                    continue;
                }
                if (IsMissing(property.Value)) continue;
                given[slot] = true;
                values[slot] = ReadValue(property.Value, type.Fields[slot].Type, at, problems);
            }
        for (var slot = 0; slot < values.Length; slot++)
            if (!given[slot]) values[slot] = Missing(type.Fields[slot], Join(path, type.Fields[slot].Name), problems);
        return new Record(type, ImmutableArray.Create(values));
    }

    private object? ReadValue(JsonElement json, FieldType type, string path, ImmutableArray<ReadProblem>.Builder problems)
    {
        switch (type)
        {
            case FieldType.Scalar(var kind):
                var (value, problem) = ScalarReader.Read(kind, json, project.Currency);
                return problem is null ? value : Fail(path, problem, problems);
            case FieldType.Choice(var names):
                var (choice, wrong) = json.ValueKind == JsonValueKind.String ? ScalarReader.Choice(json.GetString() ?? "", names) : (null, $"is {Found(json)}; one of {string.Join(", ", names)} is expected, in quotes");
                return wrong is null ? choice : Fail(path, wrong, problems);
            case FieldType.ListOf(var element):
                if (json.ValueKind != JsonValueKind.Array) return Fail(path, $"is {Found(json)}; a list is expected, as in [ … ]", problems);
                var items = ImmutableArray.CreateBuilder<object?>(json.GetArrayLength());
                foreach (var item in json.EnumerateArray()) items.Add(ReadValue(item, element, $"{path}[{items.Count}]", problems));
                return items.MoveToImmutable();
            case FieldType.Nested(var name):
                return Find(name) is { } nested ? ReadRecord(json, nested, path, problems) : Fail(path, $"the type {name} is not declared", problems);
            case FieldType.Reference(var name):
                return ReadReference(json, name, path, problems);
            default:
                return Fail(path, "cannot be read", problems);
        }
    }

    /// <summary>The unique key itself, or an object that has it in its unique field.</summary>
    private object? ReadReference(JsonElement json, string name, string path, ImmutableArray<ReadProblem>.Builder problems)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String: return json.GetString();
            case JsonValueKind.Number: return json.GetRawText();
            case JsonValueKind.Object:
                var type = name == project.Contact.Name ? project.Contact : Find(name);
                foreach (var field in type?.Fields ?? [])
                    if (field.Unique && json.TryGetProperty(field.Name, out var key) && !IsMissing(key)) return ReadReference(key, name, Join(path, field.Name), problems);
                return Fail(path, $"does not say which {name} it is: its unique field is missing", problems);
            default: return Fail(path, $"is {Found(json)}; the unique key of a {name} is expected", problems);
        }
    }

    private RecordType? Find(string name)
    {
        foreach (var type in project.Types) if (type.Name == name) return type;
        foreach (var type in project.Objects) if (type.Name == name) return type;
        foreach (var type in project.Events) if (type.Name == name) return type;
        return null;
    }

    private static object? Missing(FieldDefinition field, string path, ImmutableArray<ReadProblem>.Builder problems)
    {
        if (field.Default is { } value) return value;
        if (field.Optional) return null;
        return Fail(path, "is missing", problems);
    }

    private static object? Fail(string path, string message, ImmutableArray<ReadProblem>.Builder problems)
    {
        problems.Add(new ReadProblem(path, message, true));
        return null;
    }

    private static ReadProblem Unknown(string path, RecordType type, string name) => new(path, $"{type.Name} has no field {name}; it has {string.Join(", ", type.Fields.Select(field => field.Name))}", false);

    private static bool IsMissing(JsonElement json) => json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Found(JsonElement json) => ScalarReader.Found(json);
}

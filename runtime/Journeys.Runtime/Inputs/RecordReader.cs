using System.Collections.Immutable;
using System.Text.Json;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Schema;
using Journeys.Runtime.Values;

namespace Journeys.Runtime.Inputs;

/// <summary>Something in outside data that does not fit the schema.</summary>
/// <param name="Path">Where, as in <c>items[2].quantity</c>.</param>
/// <param name="Message">What was found and what is right, for the sender.</param>
/// <param name="Fatal">Whether the record cannot be used; an unknown field is only reported.</param>
public sealed record ReadProblem(string Path, string Message, bool Fatal);

/// <summary>A record read from outside data.</summary>
/// <param name="Record">The record, complete with defaults; null when a problem is fatal.</param>
/// <param name="Problems">Everything that was wrong, not only the first.</param>
public sealed record ReadResult(Record? Record, ImmutableArray<ReadProblem> Problems);

/// <summary>Attributes read from outside data.</summary>
/// <param name="Values">The fields that could be read; null clears an optional field.</param>
/// <param name="Problems">Everything that was wrong; a field with a problem is left out of <paramref name="Values"/>.</param>
public sealed record AttributesResult(ImmutableArray<FieldValue> Values, ImmutableArray<ReadProblem> Problems);

/// <summary>Reads outside data by the schema. Nothing is coerced: a number in quotes is no number.</summary>
/// <param name="project">The program in force.</param>
public sealed class RecordReader(ProjectDefinition project)
{
    /// <summary>Reads a whole record: an event, an object or a declared type.</summary>
    public ReadResult Read(JsonElement json, RecordType type) => throw new NotSupportedException(project.Name);

    /// <summary>Reads some attributes of the contact.</summary>
    public AttributesResult ReadAttributes(JsonElement json) => throw new NotSupportedException(project.Name);

    /// <summary>Reads one value written as text, as in a CSV file; empty text is missing.</summary>
    /// <returns>The value (null for missing) or a problem.</returns>
    public (object? Value, ReadProblem? Problem) ReadText(string text, FieldDefinition field) => throw new NotSupportedException(project.Name);
}

using System.Collections.Immutable;
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

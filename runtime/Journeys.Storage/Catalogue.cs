using NodaTime;

namespace Journeys.Storage;

/// <summary>A deployed program.</summary>
/// <param name="Hash">The version hash of its meaning; unique.</param>
/// <param name="Name">The project's name.</param>
/// <param name="Assembly">The compiled program.</param>
/// <param name="Symbols">Its portable PDB; may be empty.</param>
/// <param name="At">When it was first deployed.</param>
public sealed record ProgramRow(string Hash, string Name, ReadOnlyMemory<byte> Assembly, ReadOnlyMemory<byte> Symbols, Instant At);

/// <summary>An object, for example a product.</summary>
/// <param name="Key">Its unique key as text, at most 320 characters.</param>
/// <param name="Payload">The encoded record.</param>
public sealed record ObjectRow(string Key, ReadOnlyMemory<byte> Payload);

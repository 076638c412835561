namespace Journeys.Host.Programs;

/// <summary>A compiled project, as the compiler wrote it.</summary>
/// <param name="Hash">The version hash of its meaning: the same for every formatting of the same source.</param>
/// <param name="Assembly">The <c>.dll</c>.</param>
/// <param name="Symbols">The portable <c>.pdb</c>; empty for none.</param>
public sealed record CompiledProgram(string Hash, ReadOnlyMemory<byte> Assembly, ReadOnlyMemory<byte> Symbols);

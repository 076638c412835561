using Journeys.Runtime.Programs;

namespace Journeys.Runtime.Inputs;

/// <summary>The stored form of an input: a versioned binary layout, records by field name.</summary>
public static class InputCodec
{
    /// <summary>Writes an input.</summary>
    public static byte[] Write(Input input) => InputWriter.Write(input);

    /// <summary>Reads an input against the programs in force.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged, or written by a newer version.</exception>
    public static Input Read(ReadOnlySpan<byte> bytes, ProgramSet programs) => InputReader.Read(bytes, programs);
}

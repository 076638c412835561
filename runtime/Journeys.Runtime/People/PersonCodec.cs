using Journeys.Runtime.Programs;

namespace Journeys.Runtime.People;

/// <summary>
/// The stored form of a person: a versioned binary layout of varints with one table of strings per blob,
/// fields by name so that it outlives changes of the schema.
/// </summary>
public static class PersonCodec
{
    /// <summary>Writes a person.</summary>
    public static byte[] Write(Person person) => PersonWriter.Write(person);

    /// <summary>Reads a person against the programs in force.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged, or written by a newer version.</exception>
    public static Person Read(ReadOnlySpan<byte> bytes, ProgramSet programs) => PersonReader.Read(bytes, programs);
}

namespace Journeys.Runtime.People;
internal static class PersonWriter { public static byte[] Write(Person person) => throw new NotSupportedException(); }
internal static class PersonReader { public static Person Read(ReadOnlySpan<byte> bytes, Programs.ProgramSet programs) => throw new NotSupportedException(); }

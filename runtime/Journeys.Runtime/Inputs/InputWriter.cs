namespace Journeys.Runtime.Inputs;
internal static class InputWriter { public static byte[] Write(Input input) => throw new NotSupportedException(); }
internal static class InputReader { public static Input Read(ReadOnlySpan<byte> bytes, Programs.ProgramSet programs) => throw new NotSupportedException(); }

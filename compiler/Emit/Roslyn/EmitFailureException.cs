namespace Journeys.Compiler.Emit.Roslyn;

/// <summary>
/// The C# made of a sound project did not compile: a mistake of this compiler, never of the project (JRN9001).
/// </summary>
/// <param name="message">What went wrong, and where the C# was kept.</param>
public sealed class EmitFailureException(string message) : Exception(message)
{
    /// <summary>The stable code of this failure.</summary>
    public const string Code = "JRN9001";
}

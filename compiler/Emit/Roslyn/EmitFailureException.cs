namespace Journeys.Compiler.Emit.Roslyn;

/// <summary>
/// The C# made of a sound project did not compile: a mistake of this compiler, never of the project (JRN9001).
/// </summary>
/// <param name="message">What went wrong, and where the C# was kept.</param>
/// <param name="keptAt">The folder with the C#; null where it could not be written.</param>
public sealed class EmitFailureException(string message, string? keptAt) : Exception(message)
{
    /// <summary>The stable code of this failure.</summary>
    public const string Code = "JRN9001";

    /// <summary>The folder with the C#; null where it could not be written.</summary>
    public string? KeptAt { get; } = keptAt;
}

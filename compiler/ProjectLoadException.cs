namespace Journeys.Compiler;

/// <summary>A project's folder cannot be used at all; there is no source line to point at.</summary>
public sealed class ProjectLoadException : Exception
{
    /// <summary>Says what is wrong and what to do.</summary>
    public ProjectLoadException(string message, string help, Exception? inner = null)
        : base(message, inner) => Help = help;

    /// <summary>The remedy.</summary>
    public string Help { get; }
}

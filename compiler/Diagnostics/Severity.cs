namespace Journeys.Compiler.Diagnostics;

/// <summary>How serious a finding is.</summary>
public enum Severity
{
    /// <summary>Shown in editors only.</summary>
    Hint,

    /// <summary>Worth knowing; nothing has to be done.</summary>
    Info,

    /// <summary>Probably a mistake; the project still builds.</summary>
    Warning,

    /// <summary>The project does not build.</summary>
    Error,
}

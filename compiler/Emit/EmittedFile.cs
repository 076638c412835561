namespace Journeys.Compiler.Emit;

/// <summary>A file of C# that the compiler made of a project.</summary>
/// <param name="Path">Its path under the folder of emitted files, with '/': <c>journeys/WelcomeSeries.cs</c>.</param>
/// <param name="Text">Its text.</param>
public sealed record EmittedFile(string Path, string Text);

namespace Journeys.Compiler.Text;

/// <summary>A change to a text: what stands in a span is replaced.</summary>
/// <param name="Target">What is replaced; an empty span to insert.</param>
/// <param name="NewText">What comes in its place; empty to delete.</param>
public readonly record struct TextEdit(SourceSpan Target, string NewText);

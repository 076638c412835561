namespace Journeys.Compiler.Text;

/// <summary>A stretch of a certain source text.</summary>
/// <param name="Source">The text.</param>
/// <param name="Span">The stretch.</param>
public readonly record struct SourceSpan(SourceText Source, TextSpan Span)
{
    /// <summary>The path of the text.</summary>
    public string Path => Source.Path;

    /// <summary>Where it begins.</summary>
    public LinePosition Start => Source.GetLinePosition(Span.Start);

    /// <summary>Where it ends.</summary>
    public LinePosition End => Source.GetLinePosition(Span.End);

    /// <summary><c>path:line:column</c>, counted from 1.</summary>
    public override string ToString() => $"{Path}:{Start}";
}

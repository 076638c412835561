namespace Journeys.Compiler.Text;

/// <summary>A stretch of a source text, in UTF-16 code units.</summary>
/// <param name="Start">Where it begins, counting from 0.</param>
/// <param name="Length">How long it is; 0 for a place between two characters.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The first position that no longer belongs to it.</summary>
    public int End => Start + Length;

    /// <summary>The span between two positions.</summary>
    public static TextSpan FromBounds(int start, int end) => new(start, end - start);

    /// <summary>Whether a position lies in it (its end does not).</summary>
    public bool Contains(int position) => position >= Start && position < End;

    /// <summary>Whether another span lies wholly in it.</summary>
    public bool Contains(TextSpan other) => other.Start >= Start && other.End <= End;

    /// <summary>Whether the two share a character, or touch where one of them is empty.</summary>
    public bool Overlaps(TextSpan other) => other.Start < End && Start < other.End || other.Start == Start;

    /// <inheritdoc/>
    public override string ToString() => $"{Start}..{End}";
}

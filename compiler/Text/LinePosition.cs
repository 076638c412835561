namespace Journeys.Compiler.Text;

/// <summary>A place in a text as editors count it: line and UTF-16 code unit in the line, both from 0.</summary>
/// <param name="Line">The line, counting from 0.</param>
/// <param name="Character">UTF-16 code units before it on its line.</param>
public readonly record struct LinePosition(int Line, int Character) : IComparable<LinePosition>
{
    /// <inheritdoc/>
    public int CompareTo(LinePosition other) => Line != other.Line ? Line.CompareTo(other.Line) : Character.CompareTo(other.Character);

    /// <summary>As people count, from 1: <c>line:column</c>.</summary>
    public override string ToString() => $"{Line + 1}:{Character + 1}";
}

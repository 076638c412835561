using System.Security.Cryptography;
using System.Text;

namespace Journeys.Compiler.Text;

/// <summary>A source file's text with its lines. Line ends are <c>\n</c>, <c>\r\n</c> and <c>\r</c>.</summary>
public sealed class SourceText
{
    private int[]? _lineStarts;
    private string? _hash;

    /// <summary>Takes a text.</summary>
    /// <param name="path">Where it comes from, as it is to be shown; need not exist.</param>
    /// <param name="text">Its characters; positions are UTF-16 code units of this string.</param>
    public SourceText(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(text);
        Path = path;
        Text = text;
    }

    /// <summary>Where the text comes from, as it is shown to the reader.</summary>
    public string Path { get; }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>Its length in UTF-16 code units.</summary>
    public int Length => Text.Length;

    /// <summary>How many lines it has; the empty text has one.</summary>
    public int LineCount => LineStarts.Length;

    /// <summary>SHA-256 of the text as UTF-8, in lower-case hexadecimal; computed on first use.</summary>
    public string ContentHash => _hash ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    private int[] LineStarts => _lineStarts ??= FindLines(Text);

    /// <summary>The line (from 0) on which a position lies. A position outside the text counts as its nearest end.</summary>
    public int GetLine(int position)
    {
        var found = Array.BinarySearch(LineStarts, Math.Clamp(position, 0, Length));
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>The line and character of a position. A position outside the text counts as its nearest end.</summary>
    public LinePosition GetLinePosition(int position)
    {
        position = Math.Clamp(position, 0, Length);
        var line = GetLine(position);
        return new LinePosition(line, position - LineStarts[line]);
    }

    /// <summary>The position of a line and character. Beyond the end of a line its end is meant, beyond the last line the end of the text.</summary>
    public int GetPosition(LinePosition place)
    {
        if (place.Line < 0)
            return 0;
        if (place.Line >= LineCount)
            return Length;
        var line = GetLineSpan(place.Line);
        return Math.Clamp(line.Start + place.Character, line.Start, line.End);
    }

    /// <summary>A line's characters without its line end.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such line.</exception>
    public TextSpan GetLineSpan(int line)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(line);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(line, LineCount);
        var start = LineStarts[line];
        var end = line + 1 < LineCount ? LineStarts[line + 1] : Length;
        if (end > start && Text[end - 1] == '\n')
            end--;
        if (end > start && Text[end - 1] == '\r')
            end--;
        return TextSpan.FromBounds(start, end);
    }

    /// <summary>The characters of a span.</summary>
    public string ToString(TextSpan span) => Text.Substring(span.Start, span.Length);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static int[] FindLines(string text)
    {
        var starts = new List<int>(text.Length / 32 + 1) { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                starts.Add(i + 1);
        }
        return [.. starts];
    }
}

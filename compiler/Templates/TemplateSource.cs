using System.Collections.Immutable;
using System.Text;
using Journeys.Compiler.Text;

namespace Journeys.Compiler.Templates;

/// <summary>
/// A template's text and where each part of it stands in a file, so that an error in a hole is reported at the file's own line:
/// an inline body has lost its indentation, and the HTML of an MJML file stands for the file a person edits.
/// </summary>
/// <param name="File">The file.</param>
/// <param name="Text">The template's text.</param>
/// <param name="Map">Ascending pieces: from an offset of the text on, the offset in the file.</param>
internal sealed record TemplateSource(SourceText File, string Text, ImmutableArray<(int Text, int File)> Map)
{
    /// <summary>A template that is a whole file.</summary>
    public static TemplateSource WholeFile(SourceText file) => new(file, file.Text, [(0, 0)]);

    /// <summary>
    /// A body between <c>"""</c> lines of a source file: the indentation that all its lines share is no part of it,
    /// for Markdown would take it for code.
    /// </summary>
    /// <param name="file">The source file.</param>
    /// <param name="span">What stands between the opening line and the closing line.</param>
    public static TemplateSource Inline(SourceText file, TextSpan span)
    {
        var content = file.ToString(span);
        var start = span.Start;
        var lines = LinesOf(content);
        var indent = lines.Where(line => content.AsSpan(line.Start, line.Length).Trim().Length > 0)
            .Select(line => IndentOf(content, line.Start, line.Length)).DefaultIfEmpty(0).Min();
        var text = new StringBuilder();
        var map = ImmutableArray.CreateBuilder<(int, int)>();
        foreach (var (lineStart, length) in lines)
        {
            var cut = Math.Min(indent, IndentOf(content, lineStart, length));
            map.Add((text.Length, start + lineStart + cut));
            text.Append(content, lineStart + cut, length - cut);
        }
        return new(file, text.ToString(), map.Count == 0 ? [(0, start)] : map.ToImmutable());
    }

    /// <summary>The offset in the file of an offset in the text.</summary>
    public int ToFile(int offset)
    {
        var low = 0;
        var high = Map.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Map[middle].Text <= offset) low = middle;
            else high = middle - 1;
        }
        return Math.Clamp(Map[low].File + offset - Map[low].Text, 0, File.Length);
    }

    private static List<(int Start, int Length)> LinesOf(string content)
    {
        var lines = new List<(int, int)>();
        for (var start = 0; start < content.Length;)
        {
            var end = content.IndexOf('\n', start);
            end = end < 0 ? content.Length : end + 1;
            lines.Add((start, end - start));
            start = end;
        }
        return lines;
    }

    private static int IndentOf(string content, int start, int length)
    {
        var i = 0;
        while (i < length && content[start + i] is ' ' or '\t') i++;
        return i;
    }
}

using System.Text;
using System.Text.RegularExpressions;
using Journeys.Compiler.Text;

namespace Journeys.Compiler.Tests.Documentation;

/// <summary>
/// Makes a whole file of a block, with every line where the page has it: what is put around the block stands on the fences' lines, so
/// that a finding names the line of the page.
/// </summary>
internal static partial class Specimen
{
    public static SourceText Of(FencedBlock block)
    {
        var (before, body, after) = block.Form switch
        {
            BlockForm.Headers => ("journey Example {" + MissingHeaders(block.Text), block.Text, "}"),
            BlockForm.Steps => ("journey Example { start on CartUpdated as cart enter every time while running ignore", block.Text, "}"),
            BlockForm.Expressions => (
                "journey Example { start on CartUpdated as cart enter every time while running ignore send Tips as hello",
                Expressions(block.Text),
                "}"),
            _ => ("", block.Text, ""),
        };
        return new SourceText($"{block.Page}.journey", $"{new string('\n', block.Line - 1)}{before}\n{body}\n{after}\n");
    }

    /// <summary>A block of headers may leave out those that it is not about.</summary>
    private static string MissingHeaders(string text) =>
        (Start().IsMatch(text) ? "" : " start on CartUpdated as cart") + (Enter().IsMatch(text) ? "" : " enter once");

    /// <summary>Each line is an expression; a comment may stand after it or on a line of its own. A finding's column counts the `let` before it.</summary>
    private static string Expressions(string text)
    {
        var result = new StringBuilder();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            var trimmed = line.TrimStart();
            if (trimmed.Length > 0 && !trimmed.StartsWith("//", StringComparison.Ordinal)) result.Append($"let value{++number} = ");
            result.Append(line).Append('\n');
        }
        return result.ToString();
    }

    [GeneratedRegex(@"^\s*start\s", RegexOptions.Multiline)]
    private static partial Regex Start();

    [GeneratedRegex(@"^\s*enter\s", RegexOptions.Multiline)]
    private static partial Regex Enter();
}

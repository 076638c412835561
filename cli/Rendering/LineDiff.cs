using System.Text;

namespace Journeys.Cli.Rendering;

/// <summary>
/// The difference of two texts by lines, as <c>-</c> and <c>+</c> with three lines around: longest common subsequence
/// by dynamic programming after the common head and tail are cut off, which is ample for files people write by hand.
/// </summary>
internal static class LineDiff
{
    private const int Context = 3;

    public static string Render(Terminal terminal, string path, string before, string after)
    {
        var text = new StringBuilder();
        text.AppendLine(terminal.Bold($"--- {path}")).AppendLine(terminal.Bold($"+++ {path} (formatted)"));
        var edits = Edits(before.Split('\n'), after.Split('\n'));
        var shown = new bool[edits.Count];
        for (var i = 0; i < edits.Count; i++)
            if (edits[i].Mark != ' ')
                for (var near = Math.Max(0, i - Context); near <= Math.Min(edits.Count - 1, i + Context); near++) shown[near] = true;

        for (var i = 0; i < edits.Count; i++)
        {
            if (!shown[i])
            {
                if (i > 0 && shown[i - 1]) text.AppendLine(terminal.Dim("…"));
                continue;
            }
            var line = $"{edits[i].Mark}{edits[i].Line}";
            text.AppendLine(edits[i].Mark switch { '-' => terminal.Red(line), '+' => terminal.Green(line), _ => line });
        }
        return text.ToString();
    }

    private static List<(char Mark, string Line)> Edits(string[] before, string[] after)
    {
        var head = 0;
        while (head < before.Length && head < after.Length && before[head] == after[head]) head++;
        var tail = 0;
        while (tail < before.Length - head && tail < after.Length - head && before[^(tail + 1)] == after[^(tail + 1)]) tail++;

        var rows = before.Length - head - tail;
        var columns = after.Length - head - tail;
        var common = new int[rows + 1, columns + 1];
        for (var i = rows - 1; i >= 0; i--)
            for (var j = columns - 1; j >= 0; j--)
                common[i, j] = before[head + i] == after[head + j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);

        var edits = new List<(char, string)>();
        for (var i = 0; i < head; i++) edits.Add((' ', before[i]));
        for (int i = 0, j = 0; i < rows || j < columns;)
        {
            if (i < rows && j < columns && before[head + i] == after[head + j])
            {
                edits.Add((' ', before[head + i++]));
                j++;
            }
            else if (i < rows && (j == columns || common[i + 1, j] >= common[i, j + 1])) edits.Add(('-', before[head + i++]));
            else edits.Add(('+', after[head + j++]));
        }
        for (var i = before.Length - tail; i < before.Length; i++) edits.Add((' ', before[i]));
        return edits;
    }
}

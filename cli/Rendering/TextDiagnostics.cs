using System.Text;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Text;

namespace Journeys.Cli.Rendering;

/// <summary>
/// A finding as a person reads it: what, where with the source and a caret, why, and the remedy.
/// </summary>
internal static class TextDiagnostics
{
    public static string Render(Terminal terminal, string root, Diagnostic diagnostic)
    {
        var text = new StringBuilder();
        var (word, paint) = diagnostic.Severity switch
        {
            Severity.Error => ("error", (Func<string, string>)terminal.Red),
            Severity.Warning => ("warning", terminal.Yellow),
            _ => (DiagnosticWriter.Word(diagnostic.Severity), terminal.Cyan),
        };

        text.Append(Place(terminal, root, diagnostic.Primary)).Append(": ")
            .Append(paint($"{word} {diagnostic.Code}")).Append(": ").AppendLine(terminal.Bold(diagnostic.Message));
        Frame(text, terminal, diagnostic.Primary, paint);

        foreach (var related in diagnostic.Related)
        {
            text.Append("  ").Append(terminal.Dim("note: ")).Append(related.Message).Append(" (").Append(Place(terminal, root, related.Location)).AppendLine(")");
            Frame(text, terminal, related.Location, terminal.Cyan);
        }

        if (diagnostic.Help.Length > 0) text.Append("  ").Append(terminal.Green("help: ")).AppendLine(Indented(diagnostic.Help));
        if (diagnostic.Fixes.FirstOrDefault() is { } fix) text.Append("  ").Append(terminal.Green("fix:  ")).AppendLine(Indented(fix.Title));
        return text.ToString();
    }

    private static string Place(Terminal terminal, string root, SourceSpan span)
    {
        var path = DiagnosticWriter.ShownPath(root, span.Path);
        return terminal.Link($"{path}:{span.Start}", new Uri(Path.GetFullPath(Path.Combine(root, span.Path))).AbsoluteUri);
    }

    private static void Frame(StringBuilder text, Terminal terminal, SourceSpan span, Func<string, string> paint)
    {
        var start = span.Start;
        if (start.Line >= span.Source.LineCount) return;
        var source = span.Source.ToString(span.Source.GetLineSpan(start.Line)).TrimEnd('\r', '\n');
        var number = (start.Line + 1).ToString();
        var column = Math.Min(start.Character, source.Length);
        var length = span.End.Line == start.Line ? Math.Max(1, Math.Min(span.End.Character, source.Length) - column) : Math.Max(1, source.Length - column);
        // Tabs are kept in the caret's line, so that it stands under its place whatever their width.
        var before = string.Concat(source[..column].Select(character => character == '\t' ? '\t' : ' '));

        text.Append("  ").Append(terminal.Dim($"{number} | ")).AppendLine(source);
        text.Append("  ").Append(terminal.Dim(new string(' ', number.Length) + " | ")).Append(before).AppendLine(paint(new string('^', length)));
    }

    private static string Indented(string text) => text.Replace("\n", "\n        ", StringComparison.Ordinal);
}

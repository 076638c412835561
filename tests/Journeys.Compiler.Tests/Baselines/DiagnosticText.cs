using System.Text;
using Journeys.Compiler.Diagnostics;

namespace Journeys.Compiler.Tests.Baselines;

/// <summary>Diagnostics as the text of a baseline: place, code, message, the source line with carets, remedy and fixes.</summary>
public static class DiagnosticText
{
    public static string Write(IEnumerable<Diagnostic> diagnostics)
    {
        var text = new StringBuilder();
        foreach (var diagnostic in diagnostics)
        {
            var (source, span) = diagnostic.Primary;
            var start = diagnostic.Primary.Start;
            var line = source.ToString(source.GetLineSpan(start.Line));
            var width = Math.Max(1, Math.Min(span.Length, line.Length - start.Character));
            text.Append($"{start} {diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Code}: {diagnostic.Message}\n");
            text.Append($"  | {line.Replace('\t', ' ')}\n  | {new string(' ', start.Character)}{new string('^', width)}\n");
            if (diagnostic.Help.Length > 0)
                text.Append($"  help: {diagnostic.Help}\n");
            foreach (var related in diagnostic.Related)
                text.Append($"  see {related.Location}: {related.Message}\n");
            foreach (var fix in diagnostic.Fixes)
                text.Append($"  fix: {fix.Title} [{string.Join(", ", fix.Edits.Select(e => $"{e.Target.Start}-{e.Target.End} '{e.NewText}'"))}]\n");
        }
        return text.ToString();
    }
}

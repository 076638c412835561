using Journeys.Cli.Rendering;
using Journeys.Runtime.Testing;

namespace Journeys.Cli.Reports;

/// <summary>Test results as a person reads them: for a failure what was expected, the values of its parts, and what happened.</summary>
internal static class TestConsole
{
    public static void Write(Terminal terminal, string root, TimedResult timed)
    {
        var result = timed.Result;
        if (result.Passed)
        {
            terminal.Line($"{terminal.Green("✓")} {result.Name}");
            return;
        }

        terminal.Line($"{terminal.Red("✗")} {terminal.Bold(result.Name)}  {terminal.Dim($"{DiagnosticWriter.ShownPath(root, result.Source.File)}:{result.Source.Line}")}");
        foreach (var failure in result.Failures) Write(terminal, root, failure);
        terminal.Line($"    {terminal.Dim("What happened:")}");
        if (result.Timeline.IsEmpty) terminal.Line("      nothing");
        foreach (var line in result.Timeline) terminal.Line($"      {line}");
        terminal.Line();
    }

    private static void Write(Terminal terminal, string root, TestFailure failure)
    {
        terminal.Line($"    {terminal.Cyan($"{DiagnosticWriter.ShownPath(root, failure.Source.File)}:{failure.Source.Line}")}  {failure.Sentence.Replace("\n", "\n    ", StringComparison.Ordinal)}");
        var width = failure.Parts.IsEmpty ? 0 : failure.Parts.Max(part => part.Text.Length);
        foreach (var (text, value) in failure.Parts) terminal.Line($"        {text.PadRight(width)}  {terminal.Dim("is")} {value}");
    }

    public static void Summary(Terminal terminal, IReadOnlyCollection<TimedResult> results, TimeSpan took)
    {
        var failed = results.Count(result => !result.Result.Passed);
        var passed = results.Count - failed;
        terminal.Line();
        var text = $"{passed} passed, {failed} failed";
        terminal.Line($"{(failed > 0 ? terminal.Red(text) : terminal.Green(text))} {terminal.Dim($"in {took.TotalMilliseconds:N0} ms")}");
    }
}

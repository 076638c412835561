using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Text;

namespace Journeys.Compiler.Templates;

/// <summary>Collects what is wrong with templates. A layout is read for every mail, so each finding is kept once.</summary>
internal sealed class TemplateProblems(DiagnosticBag bag)
{
    private readonly HashSet<(string Code, string Path, TextSpan Span)> seen = [];

    /// <summary>Whether an error was reported since the last call.</summary>
    public bool TakeFailed()
    {
        var had = failed;
        failed = false;
        return had;
    }

    private bool failed;

    /// <summary>Reports at a stretch of a template.</summary>
    public void Report(DiagnosticDescriptor rule, TemplateSource source, int start, int length, params ReadOnlySpan<string> arguments)
    {
        var from = source.ToFile(start);
        var to = length == 0 ? from : source.ToFile(start + length - 1) + 1;
        Report(rule, new SourceSpan(source.File, TextSpan.FromBounds(from, Math.Max(from, to))), arguments);
    }

    /// <summary>Reports at a tag.</summary>
    public void Report(DiagnosticDescriptor rule, TemplateTag tag, params ReadOnlySpan<string> arguments) =>
        Report(rule, tag.Source, tag.Start, tag.Length, arguments);

    /// <summary>Reports at a place of a file.</summary>
    public void Report(DiagnosticDescriptor rule, SourceSpan place, params ReadOnlySpan<string> arguments)
    {
        failed |= rule.Severity == Severity.Error;
        if (seen.Add((rule.Code, place.Path, place.Span))) bag.Report(rule, place, [.. arguments]);
    }
}

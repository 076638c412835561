using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Text;

namespace Journeys.Cli.Rendering;

/// <summary>Findings as one JSON document; lines and columns count from 1.</summary>
internal static class JsonDiagnostics
{
    public static string Render(string root, ImmutableArray<Diagnostic> diagnostics) => JsonSerializer.Serialize(new Document(
        1,
        diagnostics.Count(finding => finding.Severity == Severity.Error),
        diagnostics.Count(finding => finding.Severity == Severity.Warning),
        [.. diagnostics.Select(finding => Of(root, finding))]), JsonDocuments.Default.Document);

    private static Finding Of(string root, Diagnostic finding) => new(
        finding.Code,
        DiagnosticWriter.Word(finding.Severity),
        finding.Message,
        finding.Help.Length == 0 ? null : finding.Help,
        Of(root, finding.Primary),
        [.. finding.Related.Select(related => new Related(Of(root, related.Location), related.Message))],
        [.. finding.Fixes.Select(fix => new Remedy(fix.Title, [.. fix.Edits.Select(edit => new Edit(Of(root, edit.Target), edit.NewText))]))]);

    private static Place Of(string root, SourceSpan span) => new(
        DiagnosticWriter.ShownPath(root, span.Path), span.Start.Line + 1, span.Start.Character + 1, span.End.Line + 1, span.End.Character + 1);

    internal sealed record Document(int Version, int Errors, int Warnings, ImmutableArray<Finding> Diagnostics);
    internal sealed record Finding(string Code, string Severity, string Message, string? Help, Place Location, ImmutableArray<Related> Related, ImmutableArray<Remedy> Fixes);
    internal sealed record Related(Place Location, string Message);
    internal sealed record Remedy(string Title, ImmutableArray<Edit> Edits);
    internal sealed record Edit(Place Location, string NewText);
    internal sealed record Place(string File, int Line, int Column, int EndLine, int EndColumn);
}

/// <summary>Source-generated serialisers: reflection would cost a cold start some tens of milliseconds.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JsonDiagnostics.Document))]
internal sealed partial class JsonDocuments : JsonSerializerContext;

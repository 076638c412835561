using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Text;

namespace Journeys.Cli.Rendering;

/// <summary>Findings as SARIF 2.1.0 (OASIS Standard, sections cited below). Columns count UTF-16 code units, as the standard's default has it (§3.14.17).</summary>
internal static class SarifDiagnostics
{
    public static string Render(string root, ImmutableArray<Diagnostic> diagnostics)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            Tool(json, diagnostics);
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            foreach (var finding in diagnostics) Result(json, root, finding);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    // §3.18 tool, §3.49 reportingDescriptor.
    private static void Tool(Utf8JsonWriter json, ImmutableArray<Diagnostic> diagnostics)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "journeys");
        json.WriteString("semanticVersion", typeof(SarifDiagnostics).Assembly.GetName().Version?.ToString(3));
        json.WriteStartArray("rules");
        foreach (var rule in diagnostics.Select(finding => finding.Descriptor).DistinctBy(descriptor => descriptor.Code).OrderBy(descriptor => descriptor.Code, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Code);
            Text(json, "shortDescription", rule.Title);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // §3.27 result.
    private static void Result(Utf8JsonWriter json, string root, Diagnostic finding)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Code);
        json.WriteString("level", finding.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "note" });
        Text(json, "message", finding.Help.Length == 0 ? finding.Message : $"{finding.Message} {finding.Help}");
        json.WriteStartArray("locations");
        Location(json, root, finding.Primary, null);
        json.WriteEndArray();
        if (!finding.Related.IsDefaultOrEmpty)
        {
            json.WriteStartArray("relatedLocations");
            foreach (var related in finding.Related) Location(json, root, related.Location, related.Message);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    // §3.28 location, §3.30 region.
    private static void Location(Utf8JsonWriter json, string root, SourceSpan span, string? message)
    {
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", Uri.EscapeDataString(DiagnosticWriter.ShownPath(root, span.Path)).Replace("%2F", "/", StringComparison.Ordinal));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", span.Start.Line + 1);
        json.WriteNumber("startColumn", span.Start.Character + 1);
        json.WriteNumber("endLine", span.End.Line + 1);
        json.WriteNumber("endColumn", span.End.Character + 1);
        json.WriteEndObject();
        json.WriteEndObject();
        if (message is not null) Text(json, "message", message);
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string property, string text)
    {
        json.WriteStartObject(property);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}

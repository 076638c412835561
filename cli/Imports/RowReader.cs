using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsvHelper;
using CsvHelper.Configuration;
using Journeys.Host.Ingest;
using Journeys.Runtime.Schema;

namespace Journeys.Cli.Imports;

/// <summary>
/// Rows of a CSV file (RFC 4180, the separator and the encoding found out), a JSON list, or JSON lines, one after the other,
/// so that a file of any length needs little memory. <c>read</c> is told how many bytes are behind, for a progress bar.
/// </summary>
internal static class RowReader
{
    /// <exception cref="UsageException">The file is missing, of another kind, or broken.</exception>
    public static IEnumerable<ImportRow> Read(string path, RecordType type, Action<long> read)
    {
        if (!File.Exists(path)) throw new UsageException($"There is no file {path}.");
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csv" or ".tsv" => Csv(path, type, read),
            ".json" => Json(path, read),
            ".jsonl" or ".ndjson" => JsonLines(path, read),
            var other => throw new UsageException($"{path}: a file \"{other}\" cannot be imported; give a .csv, .tsv, .json or .jsonl file."),
        };
    }

    private static IEnumerable<ImportRow> Csv(string path, RecordType type, Action<long> read)
    {
        var name = Path.GetFileName(path);
        using var file = File.OpenRead(path);
        using var text = new StreamReader(file);
        using var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture) { DetectDelimiter = true, MissingFieldFound = null, BadDataFound = null });
        if (!csv.Read() || !csv.ReadHeader() || csv.HeaderRecord is not { Length: > 0 } header)
            throw new UsageException($"{path} is empty; its first line must name the columns, for example: email,firstName,consent:Onboarding:email,consentAt");
        if (header.Select(column => column.Trim()).GroupBy(column => column).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new UsageException($"{path}: the column \"{twice.Key}\" stands there twice.");

        while (Next(csv, path))
        {
            read(file.Position);
            var cells = new List<KeyValuePair<string, string>>(header.Length);
            for (var i = 0; i < header.Length; i++) cells.Add(new(header[i].Trim(), csv.GetField(i) ?? ""));
            yield return ImportRow.FromCells($"{name}, line {csv.Parser.RawRow}", cells, type);
        }
    }

    private static bool Next(CsvReader csv, string path)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvHelperException failure)
        {
            throw new UsageException($"{path}, line {csv.Parser.RawRow}: this is no row of a CSV file: {failure.Message.Split('\n')[0]}");
        }
    }

    private static IEnumerable<ImportRow> Json(string path, Action<long> read)
    {
        JsonNode? document;
        try
        {
            using var file = File.OpenRead(path);
            document = JsonNode.Parse(file);
            read(file.Length);
        }
        catch (JsonException failure)
        {
            throw new UsageException($"{path} is not JSON: {failure.Message}");
        }

        if (document is not JsonArray rows) throw new UsageException($"{path} must hold a list of objects: [ {{ … }}, {{ … }} ].");
        for (var i = 0; i < rows.Count; i++)
            yield return rows[i] is JsonObject fields
                ? new ImportRow($"{Path.GetFileName(path)}, element {i + 1}", fields)
                : throw new UsageException($"{path}: element {i + 1} is not an object in braces.");
    }

    private static IEnumerable<ImportRow> JsonLines(string path, Action<long> read)
    {
        using var file = File.OpenRead(path);
        using var text = new StreamReader(file);
        for (var line = 1; text.ReadLine() is { } json; line++)
        {
            read(file.Position);
            if (string.IsNullOrWhiteSpace(json)) continue;
            yield return Parse(path, line, json);
        }
    }

    private static ImportRow Parse(string path, int line, string json)
    {
        try
        {
            return JsonNode.Parse(json) is JsonObject fields
                ? new ImportRow($"{Path.GetFileName(path)}, line {line}", fields)
                : throw new UsageException($"{path}, line {line}: not an object in braces.");
        }
        catch (JsonException failure)
        {
            throw new UsageException($"{path}, line {line}: not JSON: {failure.Message}");
        }
    }
}

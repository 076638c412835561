using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsvHelper;
using CsvHelper.Configuration;
using Journeys.Compiler.Diagnostics;
using Journeys.Host.Ingest;
using Journeys.Runtime.Schema;

namespace Journeys.Cli.Imports;

/// <summary>
/// Rows of a CSV file (RFC 4180, the separator and the encoding found out), a JSON list, or JSON lines, one after the other,
/// so that a file of any length needs little memory. <c>read</c> is told how many bytes are behind, for a progress bar.
/// </summary>
internal static class RowReader
{
    // Bytes that are no UTF-8 are an error rather than replaced by question marks; a byte-order mark of UTF-16 is honoured.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

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
        using var text = new StreamReader(file, Strict);
        using var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture) { DetectDelimiter = true, MissingFieldFound = null, BadDataFound = null });
        if (!Next(csv, path) || !csv.ReadHeader() || csv.HeaderRecord is not { Length: > 0 } header)
            throw new UsageException($"{path} is empty; its first line must name the columns, for example: email,firstName,consent:Onboarding:email,consentAt");
        if (header.Select(column => column.Trim()).GroupBy(column => column).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new UsageException($"{path}: the column \"{twice.Key}\" stands there twice.");
        foreach (var column in header.Select(column => column.Trim())) Known(path, column, type);

        while (Next(csv, path))
        {
            read(file.Position);
            Complete(csv, path, header.Length);
            var cells = new List<KeyValuePair<string, string>>(header.Length);
            for (var i = 0; i < header.Length; i++) cells.Add(new(header[i].Trim(), csv.GetField(i) ?? ""));
            yield return ImportRow.FromCells($"{name}, line {csv.Parser.RawRow}", cells, type);
        }
    }

    // One word about the column rather than one about every row.
    private static void Known(string path, string column, RecordType type)
    {
        if (type.SlotOf(column) >= 0 || column == ImportRow.ConsentTime || column.StartsWith(ImportRow.ConsentPrefix, StringComparison.Ordinal)) return;
        var help = Spelling.Closest(column, type.Fields.Select(field => field.Name)) is { } near
            ? $"did you mean {near}?"
            : $"its fields are {string.Join(", ", type.Fields.Select(field => field.Name))}.";
        throw new UsageException($"{path}: {type.Name} has no field \"{column}\", which the first line names; {help} Nothing was imported.");
    }

    // Otherwise what follows would be taken for the text of one cell, or left out, without a word.
    private static void Complete(CsvReader csv, string path, int columns)
    {
        var raw = csv.Parser.RawRecord;
        var quoted = raw.StartsWith('"') || raw.Contains(csv.Parser.Delimiter + "\"", StringComparison.Ordinal);
        if (quoted && raw.Count(letter => letter == '"') % 2 == 1)
            throw new UsageException($"{path}, line {csv.Parser.RawRow - raw.Count(letter => letter == '\n')}: a quotation mark is opened here and never closed, so this row and those after it cannot be told apart. A quotation mark inside a cell is written twice: \"say \"\"hello\"\"\".");
        if (Enumerable.Range(columns, Math.Max(0, csv.Parser.Count - columns)).Any(i => !string.IsNullOrWhiteSpace(csv.Parser[i])))
            throw new UsageException($"{path}, line {csv.Parser.RawRow - raw.TrimEnd('\r', '\n').Count(letter => letter == '\n')}: the row has {csv.Parser.Count} cells, but the first line names {columns} columns. A cell with a separator in it stands in quotation marks.");
    }

    private static bool Next(CsvReader csv, string path)
    {
        try
        {
            return csv.Read();
        }
        catch (DecoderFallbackException)
        {
            throw new UsageException($"{path} is not written in UTF-8, so letters such as ö would be lost. Save it again as \"CSV UTF-8\" (or UTF-16).");
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
            throw new UsageException($"{path}, line {failure.LineNumber + 1}, column {failure.BytePositionInLine + 1}: from here on this is not JSON; a bracket, a comma or a quotation mark is missing or too many.");
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
            throw new UsageException($"{path}, line {line}, column {failure.BytePositionInLine + 1}: from here on this is not JSON; a bracket, a comma or a quotation mark is missing or too many.");
        }
    }
}

using System.Text;
using System.Xml;
using System.Xml.Linq;
using Journeys.Runtime.Testing;

namespace Journeys.Cli.Reports;

/// <summary>What the XML reports share.</summary>
internal static class ReportFile
{
    /// <exception cref="UsageException">The file cannot be written.</exception>
    public static void Save(string path, XDocument document)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".");
            document.Save(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The report cannot be written to {path}: {failure.Message}");
        }
    }

    /// <summary>All failures of a test with their parts and the timeline, as plain text.</summary>
    public static string Story(TestResult result)
    {
        var text = new StringBuilder();
        foreach (var failure in result.Failures)
        {
            text.AppendLine($"{failure.Source.File}:{failure.Source.Line}: {failure.Sentence}");
            foreach (var (part, value) in failure.Parts) text.AppendLine($"    {part} is {value}");
        }
        text.AppendLine("What happened:");
        foreach (var line in result.Timeline) text.AppendLine($"    {line}");
        return text.ToString();
    }

    /// <summary>Without the characters that XML 1.0 (§2.2) cannot hold.</summary>
    public static string Clean(string text) => text.All(XmlConvert.IsXmlChar) ? text
        : string.Concat(text.EnumerateRunes().Where(rune => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value)).Select(rune => rune.ToString()));
}

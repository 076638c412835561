using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace Journeys.Cli.Reports;

/// <summary>Results as a Visual Studio test results file (schema TeamTest 2010).</summary>
internal static class TrxReport
{
    private static readonly XNamespace Ns = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";
    private const string UnitTest = "13cdc9d9-ddb5-4fa4-a97d-d965ccfc6d4b";
    private const string AllResults = "19431567-8539-422a-85d7-44ee4e166bda";

    public static void Write(string path, string project, IReadOnlyCollection<TimedResult> results, DateTimeOffset now)
    {
        var total = results.Count;
        var failed = results.Count(result => !result.Result.Passed);
        ReportFile.Save(path, new XDocument(new XElement(Ns + "TestRun",
            new XAttribute("id", Id(project, now.ToString("O", CultureInfo.InvariantCulture))),
            new XAttribute("name", project),
            new XElement(Ns + "Times", new XAttribute("creation", Time(now)), new XAttribute("start", Time(now)), new XAttribute("finish", Time(now))),
            new XElement(Ns + "Results", results.Select(Result)),
            new XElement(Ns + "TestDefinitions", results.Select(Definition)),
            new XElement(Ns + "TestEntries", results.Select(Entry)),
            new XElement(Ns + "TestLists", new XElement(Ns + "TestList", new XAttribute("name", "All Loaded Results"), new XAttribute("id", AllResults))),
            new XElement(Ns + "ResultSummary", new XAttribute("outcome", failed > 0 ? "Failed" : "Completed"),
                new XElement(Ns + "Counters", new XAttribute("total", total), new XAttribute("executed", total), new XAttribute("passed", total - failed), new XAttribute("failed", failed))))));
    }

    private static XElement Result(TimedResult timed) => new(Ns + "UnitTestResult",
        new XAttribute("executionId", Id("execution", Key(timed))),
        new XAttribute("testId", Id("test", Key(timed))),
        new XAttribute("testName", ReportFile.Clean(timed.Result.Name)),
        new XAttribute("computerName", "journeys"),
        new XAttribute("duration", timed.Took.ToString("c", CultureInfo.InvariantCulture)),
        new XAttribute("testType", UnitTest),
        new XAttribute("outcome", timed.Result.Passed ? "Passed" : "Failed"),
        new XAttribute("testListId", AllResults),
        timed.Result.Passed ? null : new XElement(Ns + "Output", new XElement(Ns + "ErrorInfo",
            new XElement(Ns + "Message", ReportFile.Clean(timed.Result.Failures[0].Sentence)),
            new XElement(Ns + "StackTrace", ReportFile.Clean(ReportFile.Story(timed.Result))))));

    private static XElement Definition(TimedResult timed) => new(Ns + "UnitTest",
        new XAttribute("name", ReportFile.Clean(timed.Result.Name)),
        new XAttribute("storage", timed.Result.Source.File),
        new XAttribute("id", Id("test", Key(timed))),
        new XElement(Ns + "Execution", new XAttribute("id", Id("execution", Key(timed)))),
        new XElement(Ns + "TestMethod", new XAttribute("codeBase", timed.Result.Source.File), new XAttribute("className", timed.Result.Source.File), new XAttribute("name", ReportFile.Clean(timed.Result.Name))));

    private static XElement Entry(TimedResult timed) => new(Ns + "TestEntry",
        new XAttribute("testId", Id("test", Key(timed))), new XAttribute("executionId", Id("execution", Key(timed))), new XAttribute("testListId", AllResults));

    private static string Key(TimedResult timed) => $"{timed.Result.Source.File}:{timed.Result.Source.Line}:{timed.Result.Name}";

    private static string Time(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    // The format wants GUIDs; derived from what they name, so that two runs of the same tests can be compared.
    private static string Id(string kind, string name) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{name}")).AsSpan(0, 16)).ToString();
}

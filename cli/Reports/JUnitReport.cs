using System.Globalization;
using System.Xml.Linq;

namespace Journeys.Cli.Reports;

/// <summary>Results as JUnit XML, as CI servers read it (the Ant task's format; there is no standard).</summary>
internal static class JUnitReport
{
    public static void Write(string path, string project, IReadOnlyCollection<TimedResult> results)
    {
        var suites = results.GroupBy(result => result.Result.Source.File).Select(file => new XElement("testsuite",
            new XAttribute("name", file.Key),
            new XAttribute("tests", file.Count()),
            new XAttribute("failures", file.Count(result => !result.Result.Passed)),
            new XAttribute("errors", 0),
            new XAttribute("time", Seconds(file.Sum(result => result.Took.TotalSeconds))),
            file.Select(Case)));
        ReportFile.Save(path, new XDocument(new XElement("testsuites", new XAttribute("name", project), suites)));
    }

    private static XElement Case(TimedResult timed) => new("testcase",
        new XAttribute("name", ReportFile.Clean(timed.Result.Name)),
        new XAttribute("classname", timed.Result.Source.File),
        new XAttribute("file", timed.Result.Source.File),
        new XAttribute("line", timed.Result.Source.Line),
        new XAttribute("time", Seconds(timed.Took.TotalSeconds)),
        timed.Result.Passed ? null : new XElement("failure",
            new XAttribute("message", ReportFile.Clean(timed.Result.Failures[0].Sentence)),
            ReportFile.Clean(ReportFile.Story(timed.Result))));

    private static string Seconds(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture);
}

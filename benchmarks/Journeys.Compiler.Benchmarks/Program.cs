using System.Diagnostics;
using Journeys.Compiler;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Text;
using Microsoft.CodeAnalysis.CSharp;

// Warm time to parse, and to parse and bind, per 1,000 lines of a real project; beside it, in turn, Roslyn parsing this
// repository's own C# of as many lines, as the baseline that tells how fast the machine is just now.
//   dotnet run -c Release --project benchmarks/Journeys.Compiler.Benchmarks -- samples/shop
const int Rounds = 40;
var folder = args.Length > 0 ? args[0] : "samples/shop";
var project = JourneyProject.Load(folder);
var sources = project.Sources.ToArray();
var lines = sources.Sum(source => source.LineCount);
var files = sources.Select(source => source.Path).Concat(project.OtherPaths).Select(path => KeyValuePair.Create(path, project.ReadText(path)?.Text ?? "")).ToArray();
var csharp = CSharpOfAboutLines(lines);

Console.WriteLine($"{folder}: {sources.Length} files, {lines} lines; {Rounds} rounds in turn after as many to warm up");
var parse = new List<double>();
var bind = new List<double>();
var baseline = new List<double>();
for (var round = -Rounds; round < Rounds; round++)
{
    var parsed = Time(() => { foreach (var source in sources) SyntaxTree.Parse(new SourceText(source.Path, source.Text)); });
    var bound = Time(() => Compilation.Create(JourneyProject.FromFiles(files)).GetDiagnostics());
    var roslyn = Time(() => CSharpSyntaxTree.ParseText(csharp).GetRoot());
    if (round < 0) continue;
    parse.Add(parsed * 1000 / lines);
    bind.Add(bound * 1000 / lines);
    baseline.Add(roslyn * 1000 / csharp.Count(character => character == '\n'));
}

Report("parse", parse);
Report("parse, bind and check", bind);
Report("Roslyn parses C# (baseline)", baseline);

void Report(string what, List<double> times)
{
    var sorted = times.Order().ToArray();
    var ratio = Median(times) / Median(baseline);
    Console.WriteLine($"{what,-30} median {Median(times),6:F2} ms per 1,000 lines (min {sorted[0]:F2}, p95 {sorted[(int)(sorted.Length * 0.95)]:F2}); {ratio:F1} × baseline");
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

static double Time(Action action)
{
    var began = Stopwatch.GetTimestamp();
    action();
    return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
}

static string CSharpOfAboutLines(int lines)
{
    var text = new System.Text.StringBuilder();
    var count = 0;
    foreach (var file in Directory.EnumerateFiles("compiler", "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
    {
        // One file after another cannot be one compilation unit, but it parses all the same.
        foreach (var line in File.ReadLines(file))
        {
            text.Append(line).Append('\n');
            if (++count >= lines) return text.ToString();
        }
    }
    return text.ToString();
}

using System.Diagnostics;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Tests.Baselines;
using Journeys.Compiler.Text;

namespace Journeys.Compiler.Tests.Parsing;

public sealed class SpeedTests(ITestOutputHelper output)
{
    /// <summary>A guard against the parser becoming slower by an order of magnitude; benchmarks/ has the figures.</summary>
    [Fact]
    public void A_thousand_lines_are_read_quickly_once_warm()
    {
        var source = string.Join("\n", Samples.Files("syntax/corpus").Select(f => Samples.Read("syntax/corpus", f.Data)));
        var text = new SourceText("all.journey", source);
        for (var i = 0; i < 15; i++)
            SyntaxTree.Parse(text);
        var best = double.MaxValue;
        for (var i = 0; i < 15; i++)
        {
            var clock = Stopwatch.StartNew();
            Assert.Empty(SyntaxTree.Parse(text).Diagnostics);
            best = Math.Min(best, clock.Elapsed.TotalMilliseconds);
        }
        var perThousand = best * 1000 / text.LineCount;
        output.WriteLine($"{perThousand:F2} ms for 1,000 lines");
        Assert.True(perThousand < 100, $"Reading 1,000 lines took {perThousand:F1} ms.");
    }
}

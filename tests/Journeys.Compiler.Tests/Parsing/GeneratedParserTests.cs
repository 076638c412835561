using System.Diagnostics;
using Journeys.Compiler.Tests.Baselines;

namespace Journeys.Compiler.Tests.Parsing;

public sealed class GeneratedParserTests
{
    [Fact]
    public void The_committed_parser_is_what_the_grammar_gives()
    {
        var grammar = Path.Combine(Samples.Repository, "grammar");
        if (!File.Exists(Path.Combine(grammar, "node_modules", ".bin", "antlr-ng")))
        {
            Assert.False(Environment.GetEnvironmentVariable("JOURNEYS_CI") == "1", "antlr-ng is not installed: run `npm ci` in grammar/ first.");
            Assert.Skip("antlr-ng is not installed; `npm ci` in grammar/ brings it.");
        }
        var target = Directory.CreateTempSubdirectory("journeys-grammar");
        try
        {
            using var process = Process.Start(new ProcessStartInfo("sh", [Path.Combine(grammar, "generate.sh"), target.FullName]) { RedirectStandardOutput = true, RedirectStandardError = true });
            Assert.NotNull(process);
            var output = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, output);
            var committed = Directory.GetFiles(Path.Combine(grammar, "Generated"));
            Assert.Equal(committed.Select(f => Path.GetFileName(f)).Order(), target.GetFiles().Select(f => f.Name).Order());
            Assert.All(committed, f => Assert.Equal(File.ReadAllText(f).ReplaceLineEndings("\n"), File.ReadAllText(Path.Combine(target.FullName, Path.GetFileName(f))).ReplaceLineEndings("\n")));
        }
        finally
        {
            target.Delete(recursive: true);
        }
    }
}

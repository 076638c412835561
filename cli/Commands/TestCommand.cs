using System.CommandLine;
using System.Diagnostics;
using Journeys.Cli.Rendering;
using Journeys.Cli.Reports;
using Journeys.Runtime.Testing;

namespace Journeys.Cli.Commands;

/// <summary><c>journeys test</c>: the project's own tests on a virtual clock.</summary>
internal static class TestCommand
{
    public static Command Create(Terminal terminal)
    {
        var project = CommonOptions.Project();
        var filter = new Option<string?>("--filter") { Description = "Run only tests whose name contains this text." };
        var junit = new Option<string?>("--junit") { Description = "Write the results as JUnit XML to this file." };
        var trx = new Option<string?>("--trx") { Description = "Write the results as TRX to this file." };
        var format = CommonOptions.Format();
        var command = new Command("test", "Run the project's tests on a virtual clock.") { project, filter, junit, trx, format };
        command.SetAction(parsed => Run(
            terminal, CommonOptions.Folder(parsed.GetRequiredValue(project)), parsed.GetValue(filter), parsed.GetValue(junit), parsed.GetValue(trx), parsed.GetValue(format)));
        return command;
    }

    private static int Run(Terminal terminal, string root, string? filter, string? junit, string? trx, DiagnosticFormat format)
    {
        if (ProjectBuild.Compile(terminal, root, includeTests: true, format) is not { } built) return ExitCode.Findings;

        using var program = built.Load();
        var tests = program.Definition.Tests.Where(test => filter is null || test.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (tests.Length == 0)
        {
            terminal.Error(filter is null ? "The project has no tests. Write one: test \"a name\" { … }" : $"No test's name contains \"{filter}\".");
            return ExitCode.Findings;
        }

        var runner = new TestRunner();
        var watch = Stopwatch.StartNew();
        var results = new List<TimedResult>(tests.Length);
        foreach (var test in tests)
        {
            var began = watch.Elapsed;
            var result = new TimedResult(runner.Run(program.Definition, test), watch.Elapsed - began);
            results.Add(result);
            TestConsole.Write(terminal, root, result);
        }

        TestConsole.Summary(terminal, results, watch.Elapsed);
        if (junit is not null) JUnitReport.Write(junit, program.Definition.Name, results);
        if (trx is not null) TrxReport.Write(trx, program.Definition.Name, results, TimeProvider.System.GetUtcNow());
        return results.Exists(result => !result.Result.Passed) ? ExitCode.Findings : ExitCode.Fine;
    }
}

using System.CommandLine;
using Journeys.Cli.Commands;
using Journeys.Cli.Rendering;
using Journeys.Compiler;

namespace Journeys.Cli;

/// <summary>The <c>journeys</c> command.</summary>
internal static class Program
{
    // A host that is told to stop finishes its batch and hears what became of the mails under way.
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(45);

    private static async Task<int> Main(string[] arguments)
    {
        var terminal = Terminal.Detect();
        var root = new RootCommand("Marketing automation as code: check, test and run .journey projects.")
        {
            NewCommand.Create(terminal),
            CheckCommand.Create(terminal),
            TestCommand.Create(terminal),
            FormatCommand.Create(terminal),
            BuildCommand.Create(terminal),
            RunCommand.Create(terminal),
            SendEventCommand.Create(terminal),
            ContactsCommand.Create(terminal),
            ObjectsCommand.Create(terminal),
        };

        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            await parsed.InvokeAsync();
            return ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = StopTime });
        }
        catch (UsageException mistake)
        {
            terminal.Error(mistake.Message);
            return ExitCode.Usage;
        }
        catch (ProjectLoadException mistake)
        {
            terminal.Error(mistake.Message);
            terminal.Line(mistake.Help);
            return ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Fine;
        }
        catch (Exception failure)
        {
            terminal.Error($"A failure of journeys itself, not of your project: {failure.Message}");
            terminal.Error("Please report it with what follows.");
            terminal.Error(failure.ToString());
            return ExitCode.Failure;
        }
    }
}

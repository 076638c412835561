using System.CommandLine;
using System.CommandLine.Parsing;
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
            if (arguments.Length == 0) await root.Parse("--help").InvokeAsync();
            else terminal.Error(Mistake(root, parsed, arguments));
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

    // Without the name of a .NET type: nobody can type that.
    private static string InOurWords(string message) => message.IndexOf(" as expected type", StringComparison.Ordinal) is var end and > 0
        ? message[..end].Replace("Cannot parse argument", "Cannot take", StringComparison.Ordinal) + "." : message.ReplaceLineEndings(" ").Trim();

    private static string Verb(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{Verb(parent)} {result.Command.Name}" : "journeys";

    // One sentence for one mistake, in the words of docs/cli.md.
    private static string Mistake(RootCommand root, ParseResult parsed, string[] arguments)
    {
        var command = parsed.CommandResult.Command;
        var verb = Verb(parsed.CommandResult);
        var known = command.Options.Concat(root.Options).SelectMany(option => option.Aliases.Append(option.Name)).ToHashSet(StringComparer.Ordinal);
        if (arguments.FirstOrDefault(word => word.Length > 1 && word[0] == '-' && !known.Contains(word.Split('=', ':')[0])) is { } option)
            return $"`{verb}` has no option {option}. `{verb} --help` lists them.";
        if (command.Subcommands.Count == 0) return $"{InOurWords(parsed.Errors[0].Message)} `{verb} --help` tells more.";
        return parsed.UnmatchedTokens is [var word0, ..]
            ? $"`{verb}` has no verb {word0}. `{verb} --help` lists them."
            : $"`{verb}` needs a verb. `{verb} --help` lists them.";
    }
}

using System.CommandLine;
using Journeys.Cli.Rendering;

namespace Journeys.Cli.Commands;

/// <summary>Arguments and options that several verbs share.</summary>
internal static class CommonOptions
{
    public static Argument<string> Project() => new("project")
    {
        Description = "The project's folder; without it, the one you stand in.",
        DefaultValueFactory = _ => ".",
    };

    public static Option<string> ProjectOption() => new("--project")
    {
        Description = "The project's folder; without it, the one you stand in.",
        DefaultValueFactory = _ => ".",
    };

    public static Option<DiagnosticFormat> Format()
    {
        var format = new Option<DiagnosticFormat>("--format")
        {
            Description = "How findings are written: text, json, sarif or github.",
            DefaultValueFactory = _ => DiagnosticFormat.Text,
        };
        return format.AcceptOnlyFromAmong("text", "json", "sarif", "github");
    }

    public static Option<string?> Database() => new("--db") { Description = "The SQLite file; without it .journeys/journeys.db in the project." };

    public static Option<string?> SqlServer() => new("--sqlserver") { Description = "A SQL Server connection string; without it the environment variable JOURNEYS_SQLSERVER, else SQLite." };

    /// <summary>The folder, absolute.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static string Folder(string project)
    {
        var full = Path.GetFullPath(project);
        if (Directory.Exists(full)) return full;
        throw new UsageException(File.Exists(full)
            ? $"{project} is a file; give the project's folder, for example `{Path.GetDirectoryName(project) switch { "" or null => ".", var folder => folder }}`."
            : $"There is no folder {project}.");
    }
}

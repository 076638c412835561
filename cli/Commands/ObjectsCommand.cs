using System.CommandLine;
using Journeys.Cli.Imports;
using Journeys.Cli.Rendering;

namespace Journeys.Cli.Commands;

/// <summary><c>journeys objects import TYPE FILE</c></summary>
internal static class ObjectsCommand
{
    public static Command Create(Terminal terminal)
    {
        var type = new Argument<string>("type") { Description = "The object's declared name, for example Product." };
        var file = new Argument<string>("file") { Description = "A .csv, .json or .jsonl file; columns are the object's fields." };
        var (project, db, sqlServer) = (CommonOptions.ProjectOption(), CommonOptions.Database(), CommonOptions.SqlServer());
        var import = new Command("import", "Add or replace objects by their unique field.") { type, file, project, db, sqlServer };
        import.SetAction((parsed, cancellation) => Target.UseAsync(
            terminal, CommonOptions.Folder(parsed.GetRequiredValue(project)), parsed.GetValue(db), parsed.GetValue(sqlServer),
            (definition, target) => Importer.ObjectsAsync(terminal, definition, target, parsed.GetRequiredValue(type), parsed.GetRequiredValue(file), cancellation), cancellation));
        return new Command("objects", "Work with the project's objects.") { import };
    }
}

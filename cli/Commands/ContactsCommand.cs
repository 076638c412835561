using System.CommandLine;
using Journeys.Cli.Imports;
using Journeys.Cli.Rendering;

namespace Journeys.Cli.Commands;

/// <summary><c>journeys contacts import FILE</c></summary>
internal static class ContactsCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("file")
        {
            Description = "A .csv, .json or .jsonl file. Columns are the contact's fields; consent:TOPIC:CHANNEL holds where a consent was given, consentAt when.",
        };
        var (project, db, sqlServer) = (CommonOptions.ProjectOption(), CommonOptions.Database(), CommonOptions.SqlServer());
        var import = new Command("import", "Import people and their consents; rejected rows are reported with their reason.") { file, project, db, sqlServer };
        import.SetAction((parsed, cancellation) => Target.UseAsync(
            terminal, CommonOptions.Folder(parsed.GetRequiredValue(project)), parsed.GetValue(db), parsed.GetValue(sqlServer),
            (definition, target) => Importer.ContactsAsync(terminal, definition, target, parsed.GetRequiredValue(file), cancellation), cancellation));
        return new Command("contacts", "Work with the project's people.") { import };
    }
}

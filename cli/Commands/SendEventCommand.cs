using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Journeys.Cli.Imports;
using Journeys.Cli.Rendering;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Schema;

namespace Journeys.Cli.Commands;

/// <summary><c>journeys send-event EVENT</c>: puts one event in from the shell.</summary>
internal static class SendEventCommand
{
    private const string Example = "journeys send-event SignedUp --contact ada@shop.example --set source=ad";

    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string>("event") { Description = $"The event's declared name. For example: {Example}" };
        var contact = new Option<string>("--contact", "-c") { Description = "Who did it: an e-mail address, or FIELD=VALUE for another identity.", Required = true };
        var set = new Option<string[]>("--set", "-s") { Description = "A field of the event, FIELD=VALUE; a value in JSON for lists and records. May be given several times." };
        var properties = new Option<string?>("--json") { Description = "All fields at once, as a JSON object." };
        var at = new Option<string?>("--at") { Description = "When it happened (RFC 3339); without it, now." };
        var messageId = new Option<string?>("--message-id") { Description = "Makes a repetition harmless." };
        var (project, db, sqlServer) = (CommonOptions.ProjectOption(), CommonOptions.Database(), CommonOptions.SqlServer());
        var command = new Command("send-event", "Put one event in.") { name, contact, set, properties, at, messageId, project, db, sqlServer };
        command.SetAction((parsed, cancellation) => Target.UseAsync(
            terminal, CommonOptions.Folder(parsed.GetRequiredValue(project)), parsed.GetValue(db), parsed.GetValue(sqlServer),
            async (definition, target) =>
            {
                var json = Compose(definition, parsed.GetRequiredValue(name), parsed.GetRequiredValue(contact), parsed.GetValue(set) ?? [], parsed.GetValue(properties), parsed.GetValue(at), parsed.GetValue(messageId));
                var report = await target.EventAsync(json, cancellation);
                foreach (var rejection in report.Rejected) terminal.Error(rejection.Reason);
                if (report.Accepted > 0) terminal.Line(report.Duplicates > 0 ? "The event was there before; nothing changed." : terminal.Green(target is LocalTarget ? "The event is in; the next `journeys run` works on it." : "The event is in."));
                return report.Rejected.IsEmpty;
            }, cancellation));
        return command;
    }

    private static string Compose(ProjectDefinition project, string name, string contact, string[] set, string? properties, string? at, string? messageId)
    {
        var declared = project.Events.FirstOrDefault(candidate => candidate.Name == name)
            ?? throw new UsageException($"The project has no event {name}; it has {string.Join(", ", project.Events.Select(candidate => candidate.Name))}.");
        var fields = properties is null ? [] : Parse(properties);
        foreach (var assignment in set)
        {
            var (field, value) = Split(assignment, "--set");
            var slot = declared.SlotOf(field);
            fields[field] = Value(value, slot < 0 ? null : declared.Fields[slot].Type);
        }

        var who = contact.Contains('=', StringComparison.Ordinal) ? Split(contact, "--contact") : ("email", contact);
        var document = new JsonObject { ["event"] = name, ["contact"] = new JsonObject { [who.Item1] = who.Item2 }, ["properties"] = fields };
        if (at is not null) document["at"] = at;
        if (messageId is not null) document["messageId"] = messageId;
        return document.ToJsonString();
    }

    private static JsonObject Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject ?? throw new UsageException("--json must be an object in braces.");
        }
        catch (JsonException failure)
        {
            throw new UsageException($"--json is not JSON: {failure.Message}");
        }
    }

    // What a shell gives is text: a field that holds text takes it as it is, any other reads it as JSON where it is JSON.
    private static JsonNode? Value(string text, FieldType? type)
    {
        if (type is FieldType.Scalar { Kind: not (ScalarKind.Integer or ScalarKind.Decimal or ScalarKind.Money or ScalarKind.Percent or ScalarKind.Boolean) } or FieldType.Choice or FieldType.Reference) return JsonValue.Create(text);
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    private static (string Field, string Value) Split(string assignment, string option)
    {
        var equals = assignment.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 ? (assignment[..equals], assignment[(equals + 1)..])
            : throw new UsageException($"{option} {assignment}: write FIELD=VALUE. For example: {Example}");
    }
}

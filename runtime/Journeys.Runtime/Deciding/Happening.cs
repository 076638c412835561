using Journeys.Runtime.People;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Schema;
using Journeys.Runtime.Triggers;
using Journeys.Runtime.Values;

namespace Journeys.Runtime.Deciding;

/// <summary>Something that happened to the person, offered to each run once (R1). News of a message is an event and a message's state in one.</summary>
internal sealed class Happening
{
    /// <summary>The event's name; null where only a message's history is concerned.</summary>
    public string? Event { get; init; }
    /// <summary>The message's name; null for an ordinary event.</summary>
    public string? Message { get; init; }
    public MessageState State { get; init; }
    /// <summary>The message as this person's state knows it; null for one long forgotten.</summary>
    public SentMessage? Sent { get; init; }
    public required Record Record { get; init; }
    public required Mark Mark { get; init; }
    /// <summary>The branch that rests at <see cref="Sent"/> goes on once everybody has seen this.</summary>
    public bool Settles { get; init; }

    public bool Is(Occurrence occurrence, Run run) => occurrence switch
    {
        Occurrence.Event e => Event is not null && (e.Name == Event || Record.Type.FormerNames.Contains(e.Name)),
        Occurrence.Message m => Message == m.Name && State == m.State,
        Occurrence.Labelled l => Message is not null && State == l.State && Sent is { } sent && sent.Run == run.Number && sent.Place == l.Label && run.Memory(l.Label)?.Visits == sent.Visit,
        _ => false,
    };
}

/// <summary>The records of message history where no event carries one.</summary>
internal static class MessageFacts
{
    /// <summary>Message and, of a skip or failure, its reason.</summary>
    public static RecordType Type { get; } = new("message",
    [
        new FieldDefinition("message", new FieldType.Scalar(ScalarKind.Text), false, false, null, []),
        new FieldDefinition("reason", new FieldType.Scalar(ScalarKind.Text), true, false, null, []),
    ], []);

    public static Record Of(string message, string? reason) => new(Type, [message, reason]);

    /// <summary>A built-in event's record with the fields that the program knows of it; null where the program does not declare it.</summary>
    public static Record? BuiltIn(LinkedProgram program, string name, params ReadOnlySpan<(string Field, object? Value)> values)
    {
        if (program.Event(name) is not { } type) return null;
        var record = SchemaMap.Blank(type);
        foreach (var (field, value) in values)
            if (type.SlotOf(field) is >= 0 and var slot) record = record.With(slot, value);
        return record;
    }
}

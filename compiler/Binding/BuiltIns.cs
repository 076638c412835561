using System.Collections.Immutable;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Types;
using Journeys.Runtime.Triggers;

namespace Journeys.Compiler.Binding;

/// <summary>Events that happen without being declared.</summary>
internal static class BuiltIns
{
    /// <summary>The events; their <c>message</c> and <c>topic</c> are choices of what the project declares.</summary>
    public static ImmutableArray<DataSymbol> Create(ImmutableArray<string> messages, ImmutableArray<string> topics)
    {
        var message = ("message", new ValueType(new ChoiceType(messages), false));
        var topic = ("topic", new ValueType(new ChoiceType(topics), false));
        return
        [
            Event("MessageOpened", message),
            Event("MessageClicked", message, ("url", ValueType.Url)),
            Event("MessageBounced", message, ("kind", new ValueType(new ChoiceType(["Hard", "Soft"]), false))),
            Event("MessageComplained", message),
            Event("MessageReplied", message, ("text", ValueType.Text)),
            Event("Subscribed", topic),
            Event("Unsubscribed", topic),
            Event("ContactCreated"),
        ];
    }

    /// <summary>The record of what happens to a message: its own built-in event where there is one, else only which message it is.</summary>
    public static DataSymbol OfMessage(ProjectSymbol project, MessageState state)
    {
        var name = state switch
        {
            MessageState.Clicked => "MessageClicked",
            MessageState.Bounced => "MessageBounced",
            MessageState.Replied => "MessageReplied",
            _ => "MessageOpened",
        };
        return project.BuiltInEvents.First(data => data.Name == name);
    }

    private static DataSymbol Event(string name, params ReadOnlySpan<(string Name, ValueType Type)> fields)
    {
        var data = new DataSymbol(name, DataKind.BuiltInEvent, null);
        var made = ImmutableArray.CreateBuilder<FieldSymbol>();
        foreach (var (field, type) in fields) made.Add(new FieldSymbol(field, type, data, made.Count, null));
        data.Fields = made.ToImmutable();
        return data;
    }
}

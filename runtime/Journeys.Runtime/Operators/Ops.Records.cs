using Journeys.Runtime.Values;

namespace Journeys.Runtime.Operators;

/// <content>Reading records.</content>
public static partial class Ops
{
    /// <summary>A field by its name, for an event that may be one of several, each with the field at a slot of its own; null where it has none.</summary>
    public static object? Named(Record? record, string field) => record?.Type.SlotOf(field) is { } slot and >= 0 ? record[slot] : null;
}

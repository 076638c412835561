using System.Collections.Immutable;
using Journeys.Runtime.Schema;
using Journeys.Runtime.Values;

namespace Journeys.Runtime.Programs;

/// <summary>Moves records between versions of a schema, field by field by present and former names.</summary>
internal static class SchemaMap
{
    /// <summary>A record with nothing but defaults.</summary>
    public static Record Blank(RecordType type)
    {
        var values = ImmutableArray.CreateBuilder<object?>(type.Fields.Length);
        foreach (var field in type.Fields) values.Add(field.Default);
        return new Record(type, values.MoveToImmutable());
    }

    /// <summary>The record in another version's layout; itself when the layout is the same object.</summary>
    public static Record To(Record record, RecordType target)
    {
        if (ReferenceEquals(record.Type, target)) return record;
        var values = ImmutableArray.CreateBuilder<object?>(target.Fields.Length);
        foreach (var field in target.Fields)
        {
            var slot = Slot(record.Type, field);
            values.Add(slot >= 0 && record.Values[slot] is { } value ? value : field.Optional ? null : field.Default);
        }
        return new Record(target, values.MoveToImmutable());
    }

    private static int Slot(RecordType source, FieldDefinition field)
    {
        var slot = source.SlotOf(field.Name);
        for (var i = 0; slot < 0 && i < field.FormerNames.Length; i++) slot = source.SlotOf(field.FormerNames[i]);
        return slot;
    }
}

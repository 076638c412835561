using System.Collections.Immutable;
using Journeys.Runtime.Deciding;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Schema;
using Journeys.Runtime.Values;
using NodaTime;

namespace Journeys.Runtime.Codec;

/// <summary>Values with their kind, and records by type and field name, so that they outlive changes of the schema.</summary>
internal static class ValueCodec
{
    private enum Tag { Null, Text, Integer, Decimal, False, True, Date, Time, Instant, Span, List, Record, LocalDateTime }

    public static void Write(BlobWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.Unsigned((ulong)Tag.Null); break;
            case string text: writer.Unsigned((ulong)Tag.Text); writer.Text(text); break;
            case long number: writer.Unsigned((ulong)Tag.Integer); writer.Signed(number); break;
            case decimal number: writer.Unsigned((ulong)Tag.Decimal); writer.Decimal(number); break;
            case bool truth: writer.Unsigned((ulong)(truth ? Tag.True : Tag.False)); break;
            case LocalDate date: writer.Unsigned((ulong)Tag.Date); WriteDate(writer, date); break;
            case LocalTime time: writer.Unsigned((ulong)Tag.Time); writer.Unsigned((ulong)time.NanosecondOfDay); break;
            case Instant instant: writer.Unsigned((ulong)Tag.Instant); writer.Instant(instant); break;
            case Span span: writer.Unsigned((ulong)Tag.Span); writer.Signed(span.Amount); writer.Unsigned((ulong)span.Unit); break;
            case ImmutableArray<object?> list:
                writer.Unsigned((ulong)Tag.List);
                var items = list.IsDefault ? [] : list;
                writer.Count(items.Length);
                foreach (var item in items) Write(writer, item);
                break;
            case Record record: writer.Unsigned((ulong)Tag.Record); WriteRecord(writer, record); break;
            case LocalDateTime local: writer.Unsigned((ulong)Tag.LocalDateTime); WriteDate(writer, local.Date); writer.Unsigned((ulong)local.NanosecondOfDay); break;
            default: throw new InvalidOperationException($"A {value.GetType().Name} cannot be stored.");
        }
    }

    public static void WriteRecord(BlobWriter writer, Record record)
    {
        writer.Text(record.Type.Name);
        var known = 0;
        foreach (var value in record.Values) if (value is not null) known++;
        writer.Count(known);
        for (var slot = 0; slot < record.Values.Length; slot++)
        {
            if (record.Values[slot] is not { } value) continue;
            writer.Text(record.Type.Fields[slot].Name);
            Write(writer, value);
        }
    }

    /// <param name="program">Knows the types, in the layout that is wanted.</param>
    public static object? Read(ref BlobReader reader, LinkedProgram program)
    {
        switch ((Tag)reader.Choice(13))
        {
            case Tag.Null: return null;
            case Tag.Text: return reader.Text();
            case Tag.Integer: return reader.Signed();
            case Tag.Decimal: return reader.Decimal();
            case Tag.False: return false;
            case Tag.True: return true;
            case Tag.Date: return ReadDate(ref reader);
            case Tag.Time: return ReadTime(ref reader);
            case Tag.Instant: return reader.Instant();
            case Tag.Span: return new Span(reader.Signed(), (SpanUnit)reader.Choice(9));
            case Tag.List:
                var items = new object?[reader.Count()];
                for (var i = 0; i < items.Length; i++) items[i] = Read(ref reader, program);
                return ImmutableArray.Create(items);
            case Tag.Record: return ReadRecord(ref reader, program);
            default: return ReadDate(ref reader) + ReadTime(ref reader);
        }
    }

    public static Record ReadRecord(ref BlobReader reader, LinkedProgram program)
    {
        var name = reader.Text();
        var count = reader.Count();
        var type = name == MessageFacts.Type.Name ? MessageFacts.Type : program.Type(name);
        return type is null ? ReadUnknown(ref reader, program, name, count) : ReadKnown(ref reader, program, type, count);
    }

    private static Record ReadKnown(ref BlobReader reader, LinkedProgram program, RecordType type, int count)
    {
        var values = new object?[type.Fields.Length];
        for (var i = 0; i < count; i++)
        {
            var slot = type.SlotOf(reader.Text());
            var value = Read(ref reader, program);
            if (slot >= 0) values[slot] = value;
        }
        for (var slot = 0; slot < values.Length; slot++)
            if (values[slot] is null && !type.Fields[slot].Optional) values[slot] = type.Fields[slot].Default;
        return new Record(type, ImmutableArray.Create(values));
    }

    /// <summary>A record of a type that no loaded program declares any more keeps its fields.</summary>
    private static Record ReadUnknown(ref BlobReader reader, LinkedProgram program, string name, int count)
    {
        var fields = ImmutableArray.CreateBuilder<FieldDefinition>(count);
        var values = ImmutableArray.CreateBuilder<object?>(count);
        for (var i = 0; i < count; i++)
        {
            fields.Add(new FieldDefinition(reader.Text(), new FieldType.Scalar(ScalarKind.Text), true, false, null, []));
            values.Add(Read(ref reader, program));
        }
        return new Record(new RecordType(name, fields.MoveToImmutable(), []), values.MoveToImmutable());
    }

    private static void WriteDate(BlobWriter writer, LocalDate date) => writer.Signed(Period.DaysBetween(new LocalDate(1970, 1, 1), date));

    private static LocalDate ReadDate(ref BlobReader reader)
    {
        var days = reader.Signed();
        return days is > -4_000_000 and < 2_900_000 ? new LocalDate(1970, 1, 1).PlusDays((int)days) : throw BlobReader.Damaged();
    }

    private static LocalTime ReadTime(ref BlobReader reader)
    {
        var nanoseconds = reader.Unsigned();
        return nanoseconds < NodaConstants.NanosecondsPerDay ? LocalTime.FromNanosecondsSinceMidnight((long)nanoseconds) : throw BlobReader.Damaged();
    }
}

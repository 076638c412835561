using System.Collections.Immutable;
using System.Globalization;
using Journeys.Runtime.Values;
using NodaTime.Text;

namespace Journeys.Runtime.Deciding;

/// <summary>The one text form of a value used as a key; the same for ever, in every culture.</summary>
internal static class KeyText
{
    public static string? Of(object? value) => value switch
    {
        null => null,
        string text => text,
        long number => number.ToString(CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        NodaTime.LocalDate date => LocalDatePattern.Iso.Format(date),
        NodaTime.LocalTime time => LocalTimePattern.ExtendedIso.Format(time),
        NodaTime.Instant instant => InstantPattern.ExtendedIso.Format(instant),
        Span span => span.ToString(),
        ImmutableArray<object?> list => string.Join('\u001f', list.Select(Of)),
        Record record => Unique(record),
        _ => throw new InvalidOperationException($"A {value.GetType().Name} cannot be a key."),
    };

    private static string? Unique(Record record)
    {
        for (var slot = 0; slot < record.Type.Fields.Length; slot++)
            if (record.Type.Fields[slot].Unique) return Of(record[slot]);
        return string.Join('\u001f', record.Values.Select(Of));
    }
}

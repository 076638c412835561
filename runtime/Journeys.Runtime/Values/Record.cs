using System.Collections.Immutable;
using Journeys.Runtime.Schema;
using NodaTime;

namespace Journeys.Runtime.Values;

/// <summary>
/// A value with named fields: a contact's attributes, an event, an object or a declared type.
/// A field's CLR type follows its language type: text and choices <see cref="string"/>, integer <see cref="long"/>,
/// decimal, percent (0.3 for 30%) and money <see cref="decimal"/>, boolean <see cref="bool"/>, date <see cref="LocalDate"/>,
/// time <see cref="LocalTime"/>, datetime <see cref="NodaTime.Instant"/>, duration <see cref="Span"/>,
/// list <see cref="ImmutableArray{T}"/> of <see cref="object"/>, a declared type or object <see cref="Record"/>. A missing value is null.
/// </summary>
public sealed record Record(RecordType Type, ImmutableArray<object?> Values)
{
    /// <summary>The raw value of a field by its slot in <see cref="RecordType.Fields"/>, null when missing.</summary>
    public object? this[int slot] => Values[slot];

    /// <summary>A text, choice, e-mail, phone, URL, country, language or time zone.</summary>
    public string? Text(int slot) => (string?)Values[slot];
    /// <summary>An integer.</summary>
    public long? Integer(int slot) => (long?)Values[slot];
    /// <summary>A decimal, a percentage as a fraction, or an amount in the project's currency.</summary>
    public decimal? Decimal(int slot) => (decimal?)Values[slot];
    /// <summary>A truth value.</summary>
    public bool? Boolean(int slot) => (bool?)Values[slot];
    /// <summary>A date.</summary>
    public LocalDate? Date(int slot) => (LocalDate?)Values[slot];
    /// <summary>A time of day.</summary>
    public LocalTime? Time(int slot) => (LocalTime?)Values[slot];
    /// <summary>A point in time.</summary>
    public Instant? Instant(int slot) => (Instant?)Values[slot];
    /// <summary>A length of time.</summary>
    public Span? Span(int slot) => (Span?)Values[slot];
    /// <summary>A nested record or a referenced object.</summary>
    public Record? Nested(int slot) => (Record?)Values[slot];
    /// <summary>A list; empty when missing.</summary>
    public ImmutableArray<object?> List(int slot) => Values[slot] is ImmutableArray<object?> list ? list : [];

    /// <summary>A copy with one field changed.</summary>
    public Record With(int slot, object? value) => this with { Values = Values.SetItem(slot, value) };
}

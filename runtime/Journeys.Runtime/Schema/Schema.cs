using System.Collections.Immutable;

namespace Journeys.Runtime.Schema;

/// <summary>The shape of a record: the contact, an object, an event or a declared type.</summary>
/// <param name="Name">The declared name; <c>contact</c> for the contact.</param>
/// <param name="Fields">The fields, in declared order; a field's index is its slot.</param>
/// <param name="FormerNames">Names it had before (<c>was</c>), newest first.</param>
public sealed record RecordType(string Name, ImmutableArray<FieldDefinition> Fields, ImmutableArray<string> FormerNames)
{
    /// <summary>The slot of a field by its present or a former name, or -1.</summary>
    public int SlotOf(string name)
    {
        for (var i = 0; i < Fields.Length; i++)
            if (Fields[i].Name == name || Fields[i].FormerNames.Contains(name)) return i;
        return -1;
    }
}

/// <summary>A field of a record.</summary>
/// <param name="Name">The declared name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Optional">Whether it may be missing.</param>
/// <param name="Unique">Whether its value identifies the record (for an event: makes it idempotent).</param>
/// <param name="Default">The value taken where none is given; null for none.</param>
/// <param name="FormerNames">Names it had before (<c>was</c>).</param>
public sealed record FieldDefinition(string Name, FieldType Type, bool Optional, bool Unique, object? Default, ImmutableArray<string> FormerNames);

/// <summary>The type of a field.</summary>
public abstract record FieldType
{
    /// <summary>A built-in type.</summary>
    public sealed record Scalar(ScalarKind Kind) : FieldType;
    /// <summary>One of a set of capitalised names.</summary>
    public sealed record Choice(ImmutableArray<string> Names) : FieldType;
    /// <summary>A list.</summary>
    public sealed record ListOf(FieldType Element) : FieldType;
    /// <summary>A declared <c>type</c>, held by value.</summary>
    public sealed record Nested(string TypeName) : FieldType;
    /// <summary>A reference to an <c>object</c> or to <c>contact</c>, given by the unique key of the object.</summary>
    public sealed record Reference(string ObjectName) : FieldType;

    private FieldType() { }
}

/// <summary>The built-in types of the language.</summary>
public enum ScalarKind
{
    /// <summary>Any text.</summary>
    Text,
    /// <summary>A whole number of 64 bits.</summary>
    Integer,
    /// <summary>A decimal number.</summary>
    Decimal,
    /// <summary>An amount in the project's currency.</summary>
    Money,
    /// <summary>A fraction written with a percent sign; 30% is 0.3.</summary>
    Percent,
    /// <summary>True or false.</summary>
    Boolean,
    /// <summary>A calendar date.</summary>
    Date,
    /// <summary>A time of day.</summary>
    Time,
    /// <summary>A point in time.</summary>
    DateTime,
    /// <summary>A length of time.</summary>
    Duration,
    /// <summary>An IANA time zone.</summary>
    TimeZone,
    /// <summary>An e-mail address.</summary>
    Email,
    /// <summary>A phone number in E.164.</summary>
    Phone,
    /// <summary>An absolute http or https address.</summary>
    Url,
    /// <summary>An ISO 3166-1 alpha-2 country.</summary>
    Country,
    /// <summary>A BCP 47 language.</summary>
    Language,
}

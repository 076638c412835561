using Journeys.Compiler.Symbols;
using Journeys.Compiler.Types;
using Journeys.Runtime.Schema;

namespace Journeys.Compiler.Emit;

/// <summary>How values of the language are held in C#; see <see cref="Journeys.Runtime.Values.Record"/>.</summary>
internal static class ClrTypes
{
    /// <summary>The C# type of a value that may be missing.</summary>
    public static string Of(ValueType type) => type.Type switch
    {
        ScalarType { Kind: ScalarKind.Integer } => "long?",
        ScalarType { Kind: ScalarKind.Decimal or ScalarKind.Money or ScalarKind.Percent } => "decimal?",
        ScalarType { Kind: ScalarKind.Boolean } => "bool?",
        ScalarType { Kind: ScalarKind.Date } => "LocalDate?",
        ScalarType { Kind: ScalarKind.Time } => "LocalTime?",
        ScalarType { Kind: ScalarKind.DateTime } => "Instant?",
        ScalarType { Kind: ScalarKind.Duration } => "Span?",
        ScalarType or ChoiceType => "string",
        ListType => "ImmutableArray<object>?",
        NominalType nominal => IsReference(nominal) ? "string" : "Record",
        _ => "object",
    };

    /// <summary>The accessor of <see cref="Journeys.Runtime.Values.Record"/> that reads such a value.</summary>
    public static string Accessor(ValueType type) => type.Type switch
    {
        ScalarType { Kind: ScalarKind.Integer } => "Integer",
        ScalarType { Kind: ScalarKind.Decimal or ScalarKind.Money or ScalarKind.Percent } => "Decimal",
        ScalarType { Kind: ScalarKind.Boolean } => "Boolean",
        ScalarType { Kind: ScalarKind.Date } => "Date",
        ScalarType { Kind: ScalarKind.Time } => "Time",
        ScalarType { Kind: ScalarKind.DateTime } => "Instant",
        ScalarType { Kind: ScalarKind.Duration } => "Span",
        ScalarType or ChoiceType => "Text",
        ListType => "List",
        NominalType nominal => IsReference(nominal) ? "Text" : "Nested",
        _ => throw new InvalidOperationException($"A value of type {type} cannot be read from a record."),
    };

    /// <summary>Whether a value of the type is the key of an object or contact rather than the record itself.</summary>
    public static bool IsReference(LanguageType type) => type is NominalType { Symbol.Kind: DataKind.Object or DataKind.Contact };

    public static bool IsBoolean(ValueType type) => type.Scalar == ScalarKind.Boolean;

    public static bool IsList(ValueType type) => type.Type is ListType;
}

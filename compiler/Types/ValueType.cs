using Journeys.Runtime.Schema;

namespace Journeys.Compiler.Types;

/// <summary>A type, and whether a value of it may be missing.</summary>
internal readonly record struct ValueType(LanguageType Type, bool Optional)
{
    public static ValueType Text { get; } = Of(ScalarKind.Text);
    public static ValueType Integer { get; } = Of(ScalarKind.Integer);
    public static ValueType Decimal { get; } = Of(ScalarKind.Decimal);
    public static ValueType Money { get; } = Of(ScalarKind.Money);
    public static ValueType Percent { get; } = Of(ScalarKind.Percent);
    public static ValueType Boolean { get; } = Of(ScalarKind.Boolean);
    public static ValueType Date { get; } = Of(ScalarKind.Date);
    public static ValueType Time { get; } = Of(ScalarKind.Time);
    public static ValueType DateTime { get; } = Of(ScalarKind.DateTime);
    public static ValueType Duration { get; } = Of(ScalarKind.Duration);
    public static ValueType Url { get; } = Of(ScalarKind.Url);
    public static ValueType Elapsed { get; } = new(new ElapsedType(), true);
    public static ValueType Error { get; } = new(new ErrorType(), false);
    public static ValueType Missing { get; } = new(new NullType(), true);

    /// <summary>The scalar kind, or null for every other type.</summary>
    public ScalarKind? Scalar => Type is ScalarType scalar ? scalar.Kind : null;

    /// <summary>Whether an error was reported for it already.</summary>
    public bool IsError => Type is ErrorType;

    public static ValueType Of(ScalarKind kind, bool optional = false) => new(new ScalarType(kind), optional);

    public ValueType AsOptional() => this with { Optional = true };
    public ValueType OrOptional(bool optional) => optional ? this with { Optional = true } : this;
    public ValueType Required() => this with { Optional = false };

    /// <inheritdoc/>
    public override string ToString() => Optional && Type is not NullType and not ErrorType ? Type.Spelling + "?" : Type.Spelling;
}

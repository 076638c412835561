using System.Collections.Immutable;
using Journeys.Compiler.Symbols;
using Journeys.Runtime.Schema;

namespace Journeys.Compiler.Types;

/// <summary>A type of the language, apart from whether a value may be missing (see <see cref="ValueType"/>).</summary>
internal abstract record LanguageType
{
    /// <summary>How messages name it, with its article where English wants one: <c>money</c>, <c>a date</c>.</summary>
    public abstract string Phrase { get; }

    /// <summary>How the language writes it: <c>money</c>, <c>list of OrderLine</c>.</summary>
    public abstract string Spelling { get; }

    /// <inheritdoc/>
    public sealed override string ToString() => Spelling;
}

/// <summary>A built-in type.</summary>
internal sealed record ScalarType(ScalarKind Kind) : LanguageType
{
    public override string Spelling => Kind.ToString().ToLowerInvariant();

    public override string Phrase => Kind switch
    {
        ScalarKind.Integer => "a whole number",
        ScalarKind.Decimal => "a number",
        ScalarKind.Percent => "a percentage",
        ScalarKind.Boolean => "true or false",
        ScalarKind.Date => "a date",
        ScalarKind.Time => "a time of day",
        ScalarKind.DateTime => "a date with a time",
        ScalarKind.Duration => "a length of time",
        ScalarKind.TimeZone => "a time zone",
        ScalarKind.Email => "an e-mail address",
        ScalarKind.Phone => "a phone number",
        ScalarKind.Url => "a web address",
        ScalarKind.Country => "a country",
        ScalarKind.Language => "a language",
        _ => Spelling,
    };
}

/// <summary>One of a set of capitalised names.</summary>
internal sealed record ChoiceType(ImmutableArray<string> Names) : LanguageType
{
    public override string Spelling => string.Join(" | ", Names);
    public override string Phrase => Names.Length is 0 or > 6 ? "a choice" : "a choice of " + string.Join(", ", Names);

    public bool Equals(ChoiceType? other) => other is not null && Names.AsSpan().SequenceEqual(other.Names.AsSpan());
    public override int GetHashCode() => Names.IsDefaultOrEmpty ? 0 : HashCode.Combine(Names.Length, Names[0]);
}

/// <summary>A list.</summary>
internal sealed record ListType(ValueType Element) : LanguageType
{
    public override string Spelling => "list of " + Element.Type.Spelling;
    public override string Phrase => "a " + Spelling;
}

/// <summary>The contact, an object, an event or a declared type. As a field's type it is a reference for contact and objects, held by value otherwise.</summary>
internal sealed record NominalType(DataSymbol Symbol) : LanguageType
{
    public override string Spelling => Symbol.Name;
    public override string Phrase => Symbol.Kind switch
    {
        DataKind.Contact => "a contact",
        DataKind.Object => $"the object {Symbol.Name}",
        DataKind.Type => $"the type {Symbol.Name}",
        _ => $"the event {Symbol.Name}",
    };

    public bool Equals(NominalType? other) => other is not null && ReferenceEquals(Symbol, other.Symbol);
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Symbol);
}

/// <summary>What <c>time since last(…)</c> yields: only good for comparing with a length of time.</summary>
internal sealed record ElapsedType : LanguageType
{
    public override string Spelling => "time since";
    public override string Phrase => "an elapsed time";
}

/// <summary>An error was reported already; fits everything, so that one mistake is reported once.</summary>
internal sealed record ErrorType : LanguageType
{
    public override string Spelling => "?";
    public override string Phrase => "unknown";
}

/// <summary>The type of a value that is missing for certain.</summary>
internal sealed record NullType : LanguageType
{
    public override string Spelling => "missing";
    public override string Phrase => "a missing value";
}

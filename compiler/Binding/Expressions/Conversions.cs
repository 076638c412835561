using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Types;
using Journeys.Runtime.Schema;

namespace Journeys.Compiler.Binding.Expressions;

// How a value becomes one of the type that is wanted.
internal sealed partial class ExpressionBinder
{
    /// <summary>The value as one of the wanted type; reports where it is of another, or may be missing although one is needed.</summary>
    public BoundExpression Convert(BoundExpression value, ValueType wanted, string what)
    {
        if (value.Type.IsError || wanted.IsError) return value;
        if (TryConvert(value, wanted.Type) is not { } converted)
            return Invalid(TypeErrors.WrongType, value.Syntax, what, wanted.Type.Phrase, AsWritten(value.Syntax), value.Type.Type.Phrase, ConversionHelp(value, wanted.Type));
        if (converted.Type.Optional && !wanted.Optional)
            return Invalid(TypeErrors.MissingNotAllowed, value.Syntax, what, AsWritten(value.Syntax));
        return converted;
    }

    /// <summary>The value as one of that type, or null where that is impossible. Optional stays optional.</summary>
    private BoundExpression? TryConvert(BoundExpression value, LanguageType wanted)
    {
        var type = value.Type.Type;
        if (type == wanted || type is ErrorType || wanted is ErrorType) return value;
        var target = new ValueType(wanted, value.Type.Optional);
        switch (type, wanted)
        {
            case (NullType, _):
                return new BoundMissing(value.Syntax, new ValueType(wanted, true));
            case (ScalarType from, ScalarType to):
                if (IsNumber(from.Kind) && to.Kind is ScalarKind.Decimal or ScalarKind.Money && from.Kind != ScalarKind.Money && (from.Kind != ScalarKind.Decimal || to.Kind != ScalarKind.Decimal))
                    return new BoundConversion(value.Syntax, target, value);
                if (from.Kind == ScalarKind.Date && to.Kind == ScalarKind.DateTime) return new BoundConversion(value.Syntax, target, value);
                if (IsText(from.Kind) && to.Kind == ScalarKind.Text) return new BoundConversion(value.Syntax, target, value);
                if (from.Kind == ScalarKind.Text && IsText(to.Kind) && value is BoundLiteral literal) return CheckedText(literal, to.Kind);
                return null;
            case (ChoiceType from, ChoiceType to) when from.Names.All(to.Names.Contains):
                return new BoundConversion(value.Syntax, target, value);
            case (ListType from, ListType to):
                return ConvertList(value, from, to);
            case (ScalarType { Kind: ScalarKind.Text or ScalarKind.Integer }, NominalType { Symbol.Kind: DataKind.Object or DataKind.Contact } reference):
                return ConvertKey(value, reference, target);
            case (NominalType from, NominalType to) when from.Symbol.Kind == DataKind.AnyOf && from.Symbol.Members.All(member => ReferenceEquals(member, to.Symbol)):
                return new BoundConversion(value.Syntax, target, value);
            default:
                return null;
        }
    }

    // An object is referred to by its unique key.
    private BoundExpression? ConvertKey(BoundExpression value, NominalType reference, ValueType target)
    {
        if (reference.Symbol.Key is not { } key)
            return Invalid(TypeErrors.KeyNeeded, value.Syntax, reference.Symbol.Name);
        return TryConvert(value, key.Type.Type) is null ? null : new BoundConversion(value.Syntax, target, value);
    }

    private BoundExpression? ConvertList(BoundExpression value, ListType from, ListType to)
    {
        if (value is not BoundList list)
            return from.Element.Type == to.Element.Type && (to.Element.Optional || !from.Element.Optional) ? value : null;
        var items = ImmutableArray.CreateBuilder<BoundExpression>(list.Items.Length);
        foreach (var item in list.Items)
        {
            if (TryConvert(item, to.Element.Type) is not { } converted) return null;
            items.Add(converted);
        }
        return new BoundList(list.Syntax, new ValueType(to, false), items.ToImmutable());
    }

    private static string ConversionHelp(BoundExpression value, LanguageType wanted) => (value.Type.Type, wanted) switch
    {
        (ScalarType { Kind: ScalarKind.Text }, ChoiceType choice) when value is BoundLiteral { Value: string text } && choice.Names.Contains(text) => $"Choices stand without quotes: {text}",
        (_, ChoiceType choice) => "Write one of " + string.Join(", ", choice.Names) + ".",
        (_, ScalarType { Kind: ScalarKind.Money }) => "Amounts are written as 20 EUR, or as a plain number.",
        (_, ScalarType { Kind: ScalarKind.Text }) => "Texts are written in quotes, and other values inside of them: \"{…}\"",
        (_, ScalarType { Kind: ScalarKind.Percent }) => "Percentages are written as 30%.",
        (_, ScalarType { Kind: ScalarKind.Date }) => "Dates are written as 2026-12-01.",
        (_, ScalarType { Kind: ScalarKind.DateTime }) => "Write for example 2026-12-01 10:00.",
        (_, ScalarType { Kind: ScalarKind.Time }) => "Times are written as 09:00.",
        (_, ScalarType { Kind: ScalarKind.Integer }) => "Whole numbers have no decimal point, for example 3.",
        (_, ScalarType { Kind: ScalarKind.Boolean }) => "Write true or false, or a condition.",
        (_, ListType) => "Lists are written in brackets: [ … ]",
        (_, NominalType { Symbol.Kind: DataKind.Event }) => "Give such an event, for example the `as` name of the one that started the journey.",
        (_, NominalType) => "Write its fields in braces, for example { name: \"…\" }.",
        _ => $"Give {wanted.Phrase}.",
    };

    internal static bool IsText(ScalarKind kind) => kind is ScalarKind.Text or ScalarKind.TimeZone or ScalarKind.Email or ScalarKind.Phone or ScalarKind.Url or ScalarKind.Country or ScalarKind.Language;

    internal static bool IsNumber(ScalarKind? kind) => kind is ScalarKind.Integer or ScalarKind.Decimal or ScalarKind.Money;
}

using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Types;
using Journeys.Runtime.Schema;
using Journeys.Runtime.Values;

namespace Journeys.Compiler.Binding.Expressions;

// and, or, not, arithmetic, ??, if-then-else. Comparisons have a file of their own.
internal sealed partial class ExpressionBinder
{
    private BoundExpression BindUnary(UnaryExpressionSyntax syntax)
    {
        if (syntax.Operator is { Kind: SyntaxKind.NotKeyword })
        {
            var condition = BindCondition(syntax.Operand, syntax);
            if (condition.Type.IsError) return condition;
            if (Unwrap(syntax.Operand) is InExpressionSyntax { NotKeyword: null, Value: { } value, Collection: { } collection })
                WarnNotIn(syntax, value, collection);
            else
                WarnMissing(syntax, syntax.Operand, condition);
            return new BoundUnary(syntax, ValueType.Boolean, BoundUnaryOperator.Not, condition);
        }
        var operand = Bind(syntax.Operand, syntax);
        if (operand.Type.IsError) return operand;
        if (!IsNumber(operand.Type.Scalar) && operand.Type.Scalar != ScalarKind.Percent)
            return Invalid(TypeErrors.WrongType, operand.Syntax, "What stands after `-`", "a number", AsWritten(operand.Syntax), operand.Type.Type.Phrase, "Only numbers, amounts and percentages have a negative.");
        return operand is BoundLiteral literal
            ? literal with { Syntax = syntax, Value = literal.Value is long whole ? (object)-whole : -(decimal)literal.Value }
            : new BoundUnary(syntax, operand.Type, BoundUnaryOperator.Negate, operand);
    }

    private void WarnNotIn(SyntaxNode syntax, SyntaxNode value, SyntaxNode collection)
    {
        var better = $"{value.ToString().Trim()} not in {collection.ToString().Trim()}";
        Context.Report(AnalysisWarnings.NotIn, syntax.Location, [AsWritten(value) + " not in " + AsWritten(collection)], fix: BindingContext.Replace(syntax.Location, better));
    }

    // `not (contact.age > 3)` is true for the missing, which is what is meant as a rule; `not contact.flag` reads as "is false" but is also true for the missing.
    private void WarnMissing(SyntaxNode syntax, ExpressionSyntax? operandSyntax, BoundExpression operand)
    {
        if (operandSyntax is not null && operand is BoundField { Type.Optional: true })
            Context.Report(AnalysisWarnings.MissingComparison, syntax.Location, [AsWritten(operandSyntax), AsWritten(operandSyntax) + " == false"]);
    }

    private static ExpressionSyntax? Unwrap(ExpressionSyntax? syntax)
    {
        while (syntax is ParenthesizedExpressionSyntax inner) syntax = inner.Expression;
        return syntax;
    }

    private BoundExpression BindBinary(BinaryExpressionSyntax syntax, LanguageType? expected) => syntax.Operator?.Kind switch
    {
        SyntaxKind.AndKeyword => BindLogical(syntax, BoundBinaryOperator.And),
        SyntaxKind.OrKeyword => BindLogical(syntax, BoundBinaryOperator.Or),
        SyntaxKind.EqualsEqualsToken => BindComparison(syntax, BoundBinaryOperator.Equal),
        SyntaxKind.NotEqualsToken => BindComparison(syntax, BoundBinaryOperator.NotEqual),
        SyntaxKind.LessToken => BindComparison(syntax, BoundBinaryOperator.Less),
        SyntaxKind.LessOrEqualToken => BindComparison(syntax, BoundBinaryOperator.LessOrEqual),
        SyntaxKind.GreaterToken => BindComparison(syntax, BoundBinaryOperator.Greater),
        SyntaxKind.GreaterOrEqualToken => BindComparison(syntax, BoundBinaryOperator.GreaterOrEqual),
        SyntaxKind.PlusToken => BindArithmetic(syntax, BoundBinaryOperator.Add),
        SyntaxKind.MinusToken => BindArithmetic(syntax, BoundBinaryOperator.Subtract),
        SyntaxKind.StarToken => BindArithmetic(syntax, BoundBinaryOperator.Multiply),
        SyntaxKind.SlashToken => BindArithmetic(syntax, BoundBinaryOperator.Divide),
        SyntaxKind.QuestionQuestionToken => BindCoalesce(syntax, expected),
        SyntaxKind.StartsKeyword => BindTextTest(syntax, TextTestKind.StartsWith, syntax.Left, syntax.Right),
        SyntaxKind.EndsKeyword => BindTextTest(syntax, TextTestKind.EndsWith, syntax.Left, syntax.Right),
        SyntaxKind.MatchesKeyword => BindMatches(syntax),
        _ => new BoundInvalid(syntax),
    };

    private BoundExpression BindLogical(BinaryExpressionSyntax syntax, BoundBinaryOperator kind)
    {
        var left = BindCondition(syntax.Left, syntax);
        var right = BindCondition(syntax.Right, syntax);
        return left.Type.IsError || right.Type.IsError ? new BoundInvalid(syntax) : new BoundBinary(syntax, ValueType.Boolean, kind, left, right);
    }

    private BoundExpression BindCoalesce(BinaryExpressionSyntax syntax, LanguageType? expected)
    {
        var left = Bind(syntax.Left, syntax, expected);
        var right = Bind(syntax.Right, syntax, left.Type.IsError ? expected : left.Type.Type);
        if (left.Type.IsError || right.Type.IsError) return new BoundInvalid(syntax);
        if (Elapsed(left) is not null || Elapsed(right) is not null) return new BoundInvalid(syntax);
        var common = left.Type.Type is ScalarType && right.Type.Type is ChoiceType ? null : Common(left.Type.Type, right.Type.Type);
        if (common is null)
            return Invalid(TypeErrors.WrongType, right.Syntax, $"What stands in for `{AsWritten(left.Syntax)}`", left.Type.Type.Phrase, AsWritten(right.Syntax), right.Type.Type.Phrase, ConversionHelp(right, left.Type.Type));
        var type = new ValueType(common, right.Type.Optional);
        return new BoundCoalesce(syntax, type, TryConvert(left, common) ?? left, TryConvert(right, common) ?? right);
    }

    private BoundInvalid? Elapsed(BoundExpression value) =>
        value is BoundElapsed ? Invalid(TypeErrors.UnknownValueOfLength, value.Syntax, AsWritten(value.Syntax)) : null;

    private BoundExpression BindConditional(IfExpressionSyntax syntax, LanguageType? expected)
    {
        var condition = BindCondition(syntax.Condition, syntax);
        var whenTrue = Bind(syntax.Then, syntax, expected);
        var whenFalse = Bind(syntax.Else, syntax, expected ?? (whenTrue.Type.IsError ? null : whenTrue.Type.Type));
        if (condition.Type.IsError || whenTrue.Type.IsError || whenFalse.Type.IsError) return new BoundInvalid(syntax);
        if (Elapsed(whenTrue) is not null || Elapsed(whenFalse) is not null) return new BoundInvalid(syntax);
        if (Common(whenTrue.Type.Type, whenFalse.Type.Type) is not { } common)
            return Invalid(TypeErrors.WrongType, whenFalse.Syntax, "What stands after `else`", whenTrue.Type.Type.Phrase, AsWritten(whenFalse.Syntax), whenFalse.Type.Type.Phrase, "Both sides of `then … else …` have one type.");
        return new BoundConditional(syntax, new ValueType(common, whenTrue.Type.Optional || whenFalse.Type.Optional),
            condition, TryConvert(whenTrue, common) ?? whenTrue, TryConvert(whenFalse, common) ?? whenFalse);
    }

    private BoundExpression BindArithmetic(BinaryExpressionSyntax syntax, BoundBinaryOperator kind)
    {
        var left = Bind(syntax.Left, syntax);
        var right = Bind(syntax.Right, syntax);
        if (left.Type.IsError || right.Type.IsError) return new BoundInvalid(syntax);
        if (left.Type.Scalar is ScalarKind.Date or ScalarKind.DateTime && right.Type.Scalar == ScalarKind.Duration && kind is BoundBinaryOperator.Add or BoundBinaryOperator.Subtract)
            return BindDateArithmetic(syntax, kind, left, right);
        if (Result(kind, left.Type.Scalar, right.Type.Scalar) is not { } result)
            return Invalid(TypeErrors.BadArithmetic, syntax, AsWritten(left.Syntax), left.Type.Type.Phrase, AsWritten(right.Syntax), right.Type.Type.Phrase, syntax.Operator?.Text, ArithmeticHelp(left, right));
        var type = ValueType.Of(result, left.Type.Optional || right.Type.Optional);
        // Money times a number stays mixed; everything else is calculated in the type of the result.
        var operand = new ScalarType(kind is BoundBinaryOperator.Multiply or BoundBinaryOperator.Divide && result != ScalarKind.Integer ? ScalarKind.Decimal : result);
        return new BoundBinary(syntax, type, kind, ToNumber(left, operand), ToNumber(right, operand));
    }

    private BoundExpression ToNumber(BoundExpression value, ScalarType wanted) =>
        value.Type.Scalar == ScalarKind.Integer && wanted.Kind != ScalarKind.Integer
            ? new BoundConversion(value.Syntax, new ValueType(wanted, value.Type.Optional), value)
            : TryConvert(value, wanted) ?? value;

    private static ScalarKind? Result(BoundBinaryOperator kind, ScalarKind? left, ScalarKind? right)
    {
        var additive = kind is BoundBinaryOperator.Add or BoundBinaryOperator.Subtract;
        return (left, right) switch
        {
            (ScalarKind.Integer, ScalarKind.Integer) => kind == BoundBinaryOperator.Divide ? ScalarKind.Decimal : ScalarKind.Integer,
            (ScalarKind.Integer or ScalarKind.Decimal, ScalarKind.Integer or ScalarKind.Decimal) => ScalarKind.Decimal,
            (ScalarKind.Money, ScalarKind.Money) => additive ? ScalarKind.Money : kind == BoundBinaryOperator.Divide ? ScalarKind.Decimal : null,
            (ScalarKind.Money, ScalarKind.Integer or ScalarKind.Decimal) => ScalarKind.Money,
            (ScalarKind.Integer or ScalarKind.Decimal, ScalarKind.Money) => kind == BoundBinaryOperator.Divide ? null : ScalarKind.Money,
            (ScalarKind.Money, ScalarKind.Percent) => additive ? null : ScalarKind.Money,
            (ScalarKind.Percent, ScalarKind.Money) => kind == BoundBinaryOperator.Multiply ? ScalarKind.Money : null,
            (ScalarKind.Percent, ScalarKind.Percent) => additive ? ScalarKind.Percent : ScalarKind.Decimal,
            (ScalarKind.Percent, ScalarKind.Integer or ScalarKind.Decimal) => additive ? null : ScalarKind.Percent,
            (ScalarKind.Integer or ScalarKind.Decimal, ScalarKind.Percent) => kind == BoundBinaryOperator.Multiply ? ScalarKind.Decimal : null,
            _ => null,
        };
    }

    private BoundExpression BindDateArithmetic(BinaryExpressionSyntax syntax, BoundBinaryOperator kind, BoundExpression left, BoundExpression right)
    {
        if (left.Type.Scalar == ScalarKind.Date && right is BoundLiteral { Value: Span { IsElapsed: true } })
            return Invalid(TypeErrors.CalendarNeeded, right.Syntax, AsWritten(right.Syntax));
        return new BoundBinary(syntax, left.Type.OrOptional(right.Type.Optional), kind, left, right);
    }

    private static string ArithmeticHelp(BoundExpression left, BoundExpression right) => (left.Type.Scalar, right.Type.Scalar) switch
    {
        ({ } a, _) when IsText(a) => "Texts are joined by writing both into one: \"{…} {…}\"",
        (_, { } b) when IsText(b) => "Texts are joined by writing both into one: \"{…} {…}\"",
        (ScalarKind.Duration, _) or (_, ScalarKind.Duration) => "Lengths of time can be added to a date only: contact.trialEndsOn + 2 days",
        (ScalarKind.Money, ScalarKind.Percent) => "A part of an amount is written total * 30%.",
        _ => "Numbers, amounts and percentages can be calculated with, and lengths of time can be added to dates.",
    };
}

using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Types;
using Journeys.Runtime;
using Journeys.Runtime.Schema;
using Journeys.Runtime.Values;

namespace Journeys.Compiler.Binding.Expressions;

// ==, <, between, in.
internal sealed partial class ExpressionBinder
{
    private BoundExpression BindComparison(BinaryExpressionSyntax syntax, BoundBinaryOperator kind)
    {
        if (!BindPair(syntax.Left, syntax.Right, syntax, out var left, out var right)) return new BoundInvalid(syntax);
        if (left is BoundElapsed || right is BoundElapsed) return BindElapsedComparison(syntax, kind, left, right);
        if (!Unify(ref left, ref right)) return Incomparable(syntax, left, right);
        if (kind is not (BoundBinaryOperator.Equal or BoundBinaryOperator.NotEqual) && !HasOrder(left.Type.Type))
            return Invalid(TypeErrors.NoOrder, syntax, AsWritten(left.Syntax), left.Type.Type.Phrase, AsWritten(right.Syntax));
        if (left.Type.Type is ListType or NominalType { Symbol.Kind: not (Symbols.DataKind.Object or Symbols.DataKind.Contact) })
            return Incomparable(syntax, left, right);
        if (kind == BoundBinaryOperator.NotEqual) WarnMissing(syntax, left, right);
        return new BoundBinary(syntax, ValueType.Boolean, kind, left, right);
    }

    // `!=` is false for the missing, who are as a rule meant as well.
    private void WarnMissing(SyntaxNode syntax, BoundExpression left, BoundExpression right)
    {
        var optional = left.Type.Optional ? left : right.Type.Optional ? right : null;
        if (optional is null or BoundMissing || !(left is BoundLiteral || right is BoundLiteral)) return;
        var written = AsWritten(optional.Syntax);
        if (SpeaksOfMissing(syntax, written)) return;
        var fix = new Fix("Include those without it", [
            new Text.TextEdit(new(syntax.Tree.Text, new(syntax.Span.Start, 0)), "("),
            new Text.TextEdit(new(syntax.Tree.Text, new(syntax.Span.End, 0)), $" or {optional.Syntax.ToString().Trim()} is missing)"),
        ]);
        Context.Report(AnalysisWarnings.MissingComparison, syntax.Location, [written, AsWritten(syntax)], fix: fix);
    }

    // The author has thought of them: `x != "DE" or x is missing`, `x is known and x != "DE"`.
    private static bool SpeaksOfMissing(SyntaxNode comparison, string written)
    {
        var whole = comparison;
        while (whole.Parent is ParenthesizedExpressionSyntax or BinaryExpressionSyntax { Operator.Kind: SyntaxKind.AndKeyword or SyntaxKind.OrKeyword }) whole = whole.Parent;
        return whole.DescendantNodes().OfType<IsExpressionSyntax>().Any(test =>
            test is { State.Kind: SyntaxKind.KnownKeyword or SyntaxKind.MissingKeyword, Value: { } value } && AsWritten(value) == written);
    }

    // Binds two operands so that a bare choice takes its meaning from the other side. False where one is invalid already.
    private bool BindPair(ExpressionSyntax? leftSyntax, ExpressionSyntax? rightSyntax, SyntaxNode parent, out BoundExpression left, out BoundExpression right)
    {
        if (IsBareChoice(leftSyntax) && !IsBareChoice(rightSyntax))
        {
            right = Bind(rightSyntax, parent);
            left = Bind(leftSyntax, parent, right.Type.Type);
        }
        else
        {
            left = Bind(leftSyntax, parent);
            right = Bind(rightSyntax, parent, left.Type.Type is ChoiceType or NominalType or ErrorType ? left.Type.Type : null);
        }
        return !left.Type.IsError && !right.Type.IsError;
    }

    private static bool IsBareChoice(ExpressionSyntax? syntax) => Unwrap(syntax) is NameExpressionSyntax { Name: { } name } && char.IsUpper(name.Text[0]);

    private bool Unify(ref BoundExpression left, ref BoundExpression right)
    {
        if (left.Type.Type is NullType || right.Type.Type is NullType) return true;
        if (left.Type.Type is NominalType && TryConvert(right, left.Type.Type) is { } key)
        {
            right = key;
            return true;
        }
        // A literal is taken as the type of the other side, so that a mistaken country is found.
        if (right is BoundLiteral && TryConvert(right, left.Type.Type) is { } asLeft) right = asLeft;
        else if (left is BoundLiteral && TryConvert(left, right.Type.Type) is { } asRight) left = asRight;
        else if (Common(left.Type.Type, right.Type.Type) is { } common) (left, right) = (TryConvert(left, common) ?? left, TryConvert(right, common) ?? right);
        return !left.Type.IsError && !right.Type.IsError && left.Type.Type == right.Type.Type || left.Type.IsError || right.Type.IsError;
    }

    private BoundInvalid Incomparable(SyntaxNode syntax, BoundExpression left, BoundExpression right) =>
        Invalid(TypeErrors.Incomparable, syntax, AsWritten(left.Syntax), left.Type.Type.Phrase, AsWritten(right.Syntax), right.Type.Type.Phrase,
            right is BoundLiteral ? ConversionHelp(right, left.Type.Type) : left is BoundLiteral ? ConversionHelp(left, right.Type.Type) : "Compare values of one type.");

    private static bool HasOrder(LanguageType type) => type is ErrorType or NullType || type is ScalarType
    {
        Kind: ScalarKind.Integer or ScalarKind.Decimal or ScalarKind.Money or ScalarKind.Percent or ScalarKind.Date or ScalarKind.Time or ScalarKind.DateTime
    };

    private BoundExpression BindElapsedComparison(SyntaxNode syntax, BoundBinaryOperator kind, BoundExpression left, BoundExpression right)
    {
        var swapped = right is BoundElapsed;
        var (elapsed, other) = swapped ? (right, left) : (left, right);
        if (elapsed is not BoundElapsed { Happening: var happening } || other is not BoundLiteral { Value: Span span })
            return Invalid(TypeErrors.UnknownValueOfLength, elapsed.Syntax, AsWritten(elapsed.Syntax));
        var comparison = (kind, swapped) switch
        {
            (BoundBinaryOperator.Equal, _) => Comparison.Equal,
            (BoundBinaryOperator.NotEqual, _) => Comparison.NotEqual,
            (BoundBinaryOperator.Less, false) or (BoundBinaryOperator.Greater, true) => Comparison.Less,
            (BoundBinaryOperator.LessOrEqual, false) or (BoundBinaryOperator.GreaterOrEqual, true) => Comparison.LessOrEqual,
            (BoundBinaryOperator.Greater, false) or (BoundBinaryOperator.Less, true) => Comparison.Greater,
            _ => Comparison.GreaterOrEqual,
        };
        return new BoundTimeSinceLast(syntax, happening, comparison, span);
    }

    private BoundExpression BindBetween(BetweenExpressionSyntax syntax)
    {
        var value = Bind(syntax.Value, syntax);
        var low = Bind(syntax.Low, syntax);
        var high = Bind(syntax.High, syntax);
        if (value.Type.IsError || low.Type.IsError || high.Type.IsError) return new BoundInvalid(syntax);
        if (value is BoundElapsed) return Invalid(TypeErrors.UnknownValueOfLength, value.Syntax, AsWritten(value.Syntax));
        var first = value;
        if (!Unify(ref value, ref low)) return Incomparable(syntax, value, low);
        if (!Unify(ref value, ref high)) return Incomparable(syntax, value, high);
        if (!HasOrder(value.Type.Type)) return Invalid(TypeErrors.NoOrder, syntax, AsWritten(first.Syntax), first.Type.Type.Phrase, AsWritten(low.Syntax));
        return value.Type.IsError || low.Type.IsError || high.Type.IsError ? new BoundInvalid(syntax) : new BoundBetween(syntax, value, low, TryConvert(high, value.Type.Type) ?? high);
    }

    private BoundExpression BindIn(InExpressionSyntax syntax)
    {
        var test = BindMembership(syntax);
        return test.Type.IsError || syntax.NotKeyword is null ? test : new BoundUnary(syntax, ValueType.Boolean, BoundUnaryOperator.Not, test);
    }

    private BoundExpression BindMembership(InExpressionSyntax syntax)
    {
        if (Unwrap(syntax.Collection) is NameExpressionSyntax { Name: { } name } && char.IsUpper(name.Text[0])) return BindGroup(syntax, name);
        var value = Bind(syntax.Value, syntax);
        var list = Bind(syntax.Collection, syntax, value.Type.IsError ? null : new ListType(value.Type.Required()));
        if (value.Type.IsError || list.Type.IsError) return new BoundInvalid(syntax);
        if (value is BoundElapsed) return Invalid(TypeErrors.UnknownValueOfLength, value.Syntax, AsWritten(value.Syntax));
        if (list.Type.Type is not ListType { Element.Type: var element }) return Invalid(TypeErrors.ListNeeded, list.Syntax, AsWritten(list.Syntax), list.Type.Type.Phrase);
        if (list is BoundList { Items.IsEmpty: true }) return Invalid(TypeErrors.EmptyList, list.Syntax, AsWritten(syntax));
        if (TryConvert(list, new ListType(value.Type.Required())) is { } fitting) list = fitting;
        else if (TryConvert(value, element) is { } converted) value = converted;
        else if (Common(value.Type.Type, element) is { } common && TryConvert(list, new ListType(new ValueType(common, false))) is { } widened)
            (value, list) = (TryConvert(value, common) ?? value, widened);
        else
        {
            var odd = list is BoundList literal ? literal.Items.FirstOrDefault(item => TryConvert(item, value.Type.Type) is null) ?? list : list;
            return Invalid(TypeErrors.Incomparable, odd.Syntax, AsWritten(value.Syntax), value.Type.Type.Phrase, AsWritten(odd.Syntax), odd.Type.Type.Phrase, ConversionHelp(odd, value.Type.Type));
        }
        return list.Type.IsError || list is BoundList { Items: var items } && items.Any(item => item.Type.IsError) ? new BoundInvalid(syntax) : new BoundIn(syntax, value, list);
    }
}

using Journeys.Compiler.Binding.Bound;
using Journeys.Runtime.Schema;

namespace Journeys.Compiler.Emit.Expressions;

internal sealed partial class ExpressionEmitter
{
    private string Comparison(BoundBinary binary) => binary.Operator switch
    {
        BoundBinaryOperator.And => $"({Test(binary.Left)} && {Test(binary.Right)})",
        BoundBinaryOperator.Or => $"({Test(binary.Left)} || {Test(binary.Right)})",
        BoundBinaryOperator.Equal => Compare("Eq", binary),
        BoundBinaryOperator.NotEqual => Compare("Ne", binary),
        BoundBinaryOperator.Less => Compare("Lt", binary),
        BoundBinaryOperator.LessOrEqual => Compare("Le", binary),
        BoundBinaryOperator.Greater => Compare("Gt", binary),
        BoundBinaryOperator.GreaterOrEqual => Compare("Ge", binary),
        _ => throw new InvalidOperationException($"{binary.Operator} is no comparison."),
    };

    private string Compare(string function, BoundBinary binary)
    {
        var type = binary.Left is BoundLiteral or BoundMissing ? binary.Right.Type : binary.Left.Type;
        var ignoreCase = function is "Eq" or "Ne" && (IsAddress(binary.Left) || IsAddress(binary.Right)) ? "IgnoreCase" : "";
        // Booleans are compared with what is missing told apart.
        return $"Ops.{function}{ignoreCase}{TypeArgument(type)}({Nullable(binary.Left)}, {Nullable(binary.Right)})";
    }

    private string Membership(BoundExpression expression)
    {
        switch (expression)
        {
            case BoundIn { List: BoundList list } member:
                var function = IsAddress(member.Value) ? "InIgnoreCase" : "In";
                if (ClrTypes.Of(member.Value.Type) is "Record" or "object" or "ImmutableArray<object>?") goto default;
                return CSharp.Call($"Ops.{function}{TypeArgument(member.Value.Type)}", [Nullable(member.Value), .. list.Items.Select(Nullable)]);
            case BoundBetween between:
                return $"Ops.Between{TypeArgument(between.Value.Type)}({Nullable(between.Value)}, {Nullable(between.Low)}, {Nullable(between.High)})";
            case BoundTextTest test: return TextTest(test);
            case BoundIsKnown { Value: BoundField list } known when ClrTypes.IsList(known.Value.Type): return $"Ops.Known({Raw(list)})";
            case BoundIsKnown known: return $"Ops.Known({Boxed(known.Value)})";
            case BoundIsEmpty empty: return $"{Value(empty.List)}.IsEmpty";
            default:
                var any = (BoundIn)expression;
                return $"Ops.In((object){Boxed(any.Value)}, {Value(any.List)})";
        }
    }

    private string TextTest(BoundTextTest test)
    {
        if (test is { Kind: TextTestKind.Matches, Argument: BoundLiteral { Value: string pattern } })
            return $"Ops.Matches({Nullable(test.Value)}, {patterns.Use(pattern)})";
        if (test.Kind is TextTestKind.ContainsAny or TextTestKind.ContainsAll)
        {
            var subject = ClrTypes.IsList(test.Value.Type) ? Value(test.Value) : Nullable(test.Value);
            if (test.Argument is BoundList list) return CSharp.Call($"Ops.{test.Kind}", [subject, .. list.Items.Select(item => Nullable(item))]);
            return $"Ops.{test.Kind}({subject}, [.. {Value(test.Argument)}{(ClrTypes.IsList(test.Value.Type) ? "" : ".Select(x => (string)x)")}])";
        }
        return ClrTypes.IsList(test.Value.Type)
            ? $"Ops.{test.Kind}({Value(test.Value)}, (object){Boxed(test.Argument)})"
            : $"Ops.{test.Kind}({Nullable(test.Value)}, {Nullable(test.Argument)})";
    }

    private string Arithmetic(BoundBinary binary)
    {
        var (left, right) = (Value(binary.Left), Value(binary.Right));
        switch (binary.Type.Scalar)
        {
            case ScalarKind.Text: return $"({left} + {right})";
            case ScalarKind.Date: return $"Ops.{(binary.Operator == BoundBinaryOperator.Add ? "Plus" : "Minus")}({left}, {right})";
            case ScalarKind.DateTime: return $"Ops.{(binary.Operator == BoundBinaryOperator.Add ? "Plus" : "Minus")}({left}, {right}, s.Zone)";
        }
        return binary.Operator switch
        {
            BoundBinaryOperator.Add => $"({left} + {right})",
            BoundBinaryOperator.Subtract => $"({left} - {right})",
            BoundBinaryOperator.Multiply => $"({left} * {right})",
            BoundBinaryOperator.Divide => $"Ops.Div({left}, {right})",
            _ => throw new InvalidOperationException($"{binary.Operator} is no arithmetic."),
        };
    }

    private string Conversion(BoundConversion conversion)
    {
        var operand = Nullable(conversion.Operand);
        var from = conversion.Operand.Type.Scalar;
        switch (conversion.Type.Scalar)
        {
            case ScalarKind.Decimal or ScalarKind.Money or ScalarKind.Percent when from == ScalarKind.Integer:
                return $"(decimal?){operand}";
            case ScalarKind.DateTime when from == ScalarKind.Date:
                var day = Fresh("day");
                return $"({operand} is {{ }} {day} ? (Instant?)s.Zone.AtStartOfDay({day}).ToInstant() : null)";
            default:
                return operand;
        }
    }

    // Spelt out: what is never missing would not let C# infer it.
    private static string TypeArgument(ValueType type)
    {
        var name = ClrTypes.Of(type);
        return name.EndsWith('?') && !ClrTypes.IsList(type) ? $"<{name[..^1]}>" : "";
    }

    private static bool IsAddress(BoundExpression expression) => expression.Type.Scalar == ScalarKind.Email;
}

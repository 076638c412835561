using Journeys.Compiler.Binding.Bound;
using Journeys.Runtime.Schema;

namespace Journeys.Compiler.Emit.Expressions;

internal sealed partial class ExpressionEmitter
{
    /// <summary>A value as a reader sees it. Amounts and percentages are printed as such: their type says what they are.</summary>
    public string Printed(BoundExpression expression)
    {
        if (expression is BoundLiteral { Value: string text }) return CSharp.Literal(text);
        if (expression is BoundFilter or BoundText || ClrTypes.Of(expression.Type) == "string") return Nullable(expression);
        return expression.Type.Scalar switch
        {
            ScalarKind.Money => $"s.Format.Money({Nullable(expression)})",
            ScalarKind.Percent => $"s.Format.Percent({Nullable(expression)})",
            _ => $"s.Format.Text({Boxed(expression)})",
        };
    }

    private string Text(BoundText text) => text.Parts.Length switch
    {
        0 => "\"\"",
        1 => Printed(text.Parts[0]),
        _ => CSharp.Call("string.Concat", text.Parts.Select(Printed)),
    };

    private string Filter(BoundFilter filter)
    {
        var operand = Nullable(filter.Operand);
        return filter.Kind switch
        {
            FilterKind.Money => $"s.Format.Money({operand})",
            FilterKind.Percent => $"s.Format.Percent({operand})",
            FilterKind.Date => $"s.Format.Date({Boxed(filter.Operand)})",
            FilterKind.Time => $"s.Format.Time({Boxed(filter.Operand)})",
            FilterKind.Upper => $"{Printed(filter.Operand)}?.ToUpper(s.Format.Locale)",
            FilterKind.Lower => $"{Printed(filter.Operand)}?.ToLower(s.Format.Locale)",
            FilterKind.Raw => Printed(filter.Operand),
            _ => throw new InvalidOperationException($"No C# form for the filter {filter.Kind}."),
        };
    }
}

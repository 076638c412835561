using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Expressions;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Types;

namespace Journeys.Compiler.Binding.Tests;

/// <summary>The rows of <c>test … for each row in [ { … } ]</c>.</summary>
internal static class RowBinder
{
    public static ImmutableArray<(FieldSymbol Field, BoundExpression Value)>? Bind(BindingContext context, RecordExpressionSyntax row)
    {
        var data = new DataSymbol("row", DataKind.Row, row);
        var binder = new ExpressionBinder(context, ExpressionScope.Empty);
        var values = ImmutableArray.CreateBuilder<(FieldSymbol Field, BoundExpression Value)>();
        foreach (var part in row.Fields)
        {
            if (part.Name is not { } name) continue;
            if (values.Any(other => other.Field.Name == name.Text))
            {
                context.Report(NameErrors.DuplicateField, name, name.Text, "this row");
                continue;
            }
            var value = binder.Bind(part.Value, part);
            values.Add((new FieldSymbol(name.Text, value.Type, data, values.Count, part), value));
        }
        data.Fields = [.. values.Select(value => value.Field)];
        return values.ToImmutable();
    }

    /// <summary>The row as a value; its fields are replaced by what stands in them, see <see cref="ExpressionBinder"/>.</summary>
    public static BoundRecord Row(SyntaxNode at, ImmutableArray<(FieldSymbol Field, BoundExpression Value)> values)
    {
        var data = values.IsEmpty ? new DataSymbol("row", DataKind.Row, null) : values[0].Field.Owner;
        return new BoundRecord(at, new ValueType(new NominalType(data), false), data, values);
    }
}

using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Types;
using Journeys.Runtime.Schema;

namespace Journeys.Compiler.Binding.Expressions;

// any/all x in L (c), count/sum of x in L (e)
internal sealed partial class ExpressionBinder
{
    private BoundExpression BindQuantifier(QuantifierExpressionSyntax syntax)
    {
        if (BindElements(syntax.Variable, syntax.Collection, syntax, out var list) is not { } variable) return new BoundInvalid(syntax);
        var body = Within(Scope.With(variable)).BindCondition(syntax.Condition, syntax);
        var kind = syntax.AllKeyword is null ? QuantifierKind.Any : QuantifierKind.All;
        return body.Type.IsError ? body : new BoundQuantifier(syntax, ValueType.Boolean, kind, variable, list, body);
    }

    private BoundExpression BindListAggregate(AggregateExpressionSyntax syntax)
    {
        if (BindElements(syntax.Variable, syntax.Collection, syntax, out var list) is not { } variable) return new BoundInvalid(syntax);
        var inner = Within(Scope.With(variable));
        if (syntax.SumKeyword is null)
        {
            var condition = inner.BindCondition(syntax.Body, syntax);
            return condition.Type.IsError ? condition : new BoundQuantifier(syntax, ValueType.Integer, QuantifierKind.Count, variable, list, condition);
        }
        var term = inner.Bind(syntax.Body, syntax);
        if (term.Type.IsError) return term;
        if (!IsNumber(term.Type.Scalar) && term.Type.Scalar != ScalarKind.Percent)
            return Invalid(TypeErrors.WrongType, term.Syntax, "What is summed up", "a number", AsWritten(term.Syntax), term.Type.Type.Phrase, "Sum up a number or an amount, for example sum of line in cart.items (line.quantity).");
        return new BoundQuantifier(syntax, term.Type.Required(), QuantifierKind.Sum, variable, list, term);
    }

    private RangeVariableSymbol? BindElements(SyntaxToken? name, ExpressionSyntax? collection, SyntaxNode parent, out BoundExpression list)
    {
        list = Bind(collection, parent);
        if (list.Type.IsError || name is not { } token) return null;
        if (list.Type.Type is not ListType { Element: var element })
        {
            Context.Report(TypeErrors.ListNeeded, list.Syntax, AsWritten(list.Syntax), list.Type.Type.Phrase);
            return null;
        }
        var variable = new RangeVariableSymbol(token.Text, element, parent);
        Context.Refer(token, variable);
        return variable;
    }
}

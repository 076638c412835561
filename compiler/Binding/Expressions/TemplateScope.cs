using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Text;
using Journeys.Compiler.Types;

namespace Journeys.Compiler.Binding.Expressions;

/// <summary>What the expressions of a template can see: the contact, the message's parameters, and the variables of loops around them.</summary>
internal sealed record TemplateScope(ImmutableArray<ParameterSymbol> Parameters, ImmutableArray<RangeVariableSymbol> Variables)
{
    /// <summary>The scope of a message's body.</summary>
    public static TemplateScope Of(MessageSymbol message) => new(message.Parameters, []);

    /// <summary>Inside a loop.</summary>
    public TemplateScope With(RangeVariableSymbol variable) => this with { Variables = Variables.Add(variable) };

    internal ExpressionScope ToExpressionScope()
    {
        var scope = Parameters.Aggregate(ExpressionScope.Empty, (inner, parameter) => inner.With(parameter));
        return Variables.Aggregate(scope, (inner, variable) => inner.With(variable));
    }
}

/// <summary>What is wanted of a template's expression.</summary>
internal enum TemplateUse
{
    /// <summary>Printed: <c>{{ contact.firstName ?? "there" | upper }}</c>. Not optional.</summary>
    Print,
    /// <summary>The condition of <c>{{ if … }}</c>.</summary>
    Condition,
    /// <summary>The list of <c>{{ for x in … }}</c>; its type is a list.</summary>
    List,
}

internal sealed partial class ExpressionBinder
{
    /// <summary>
    /// Binds an expression of a template file. Findings are reported at the template's own line and column, and the result's syntax
    /// has the template's positions.
    /// </summary>
    /// <param name="text">The expression as written between the double braces.</param>
    /// <param name="file">The template.</param>
    /// <param name="offset">Where <paramref name="text"/> begins in <paramref name="file"/>.</param>
    public static BoundExpression BindTemplateExpression(BindingContext context, string text, SourceText file, int offset, TemplateScope scope, TemplateUse use)
    {
        var syntax = SyntaxTree.ParseExpression(text, file, offset);
        var own = context.WithOwnDiagnostics();
        own.Diagnostics.AddRange(syntax.Tree.Diagnostics);
        var binder = new ExpressionBinder(own, scope.ToExpressionScope());
        var broken = own.Diagnostics.HasErrors;
        var bound = use switch
        {
            TemplateUse.Print => binder.BindHole(syntax.Expression, syntax, syntax.Formats),
            TemplateUse.Condition => binder.BindCondition(syntax.Expression, syntax),
            _ => binder.BindListOf(syntax.Expression, syntax),
        };
        foreach (var finding in own.Diagnostics.ToImmutable())
            if (!broken || finding.Code.StartsWith("JRN1", StringComparison.Ordinal)) context.Diagnostics.Add(finding);
        return broken ? new BoundInvalid(syntax) : bound;
    }

    private BoundExpression BindListOf(ExpressionSyntax? expression, SyntaxNode parent)
    {
        var list = Bind(expression, parent);
        return list.Type.IsError || list.Type.Type is ListType ? list : Invalid(TypeErrors.ListNeeded, list.Syntax, AsWritten(list.Syntax), list.Type.Type.Phrase);
    }
}

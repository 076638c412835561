using System.Collections.Immutable;
using System.Text;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Types;
using Journeys.Runtime.Schema;

namespace Journeys.Compiler.Binding.Expressions;

// Texts with holes.
internal sealed partial class ExpressionBinder
{
    private BoundExpression BindText(StringExpressionSyntax syntax)
    {
        var parts = ImmutableArray.CreateBuilder<BoundExpression>();
        var plain = new StringBuilder();
        foreach (var child in syntax.ChildNodesAndTokens())
        {
            if (child.Token is { Kind: SyntaxKind.TextToken or SyntaxKind.EscapeToken } token) plain.Append(token.ValueText);
            if (child.Node is not HoleSyntax hole) continue;
            if (plain.Length > 0) parts.Add(new BoundLiteral(syntax, ValueType.Text, plain.ToString()));
            plain.Clear();
            parts.Add(BindHole(hole.Expression, hole, hole.Formats));
        }
        if (parts.Count == 0) return new BoundLiteral(syntax, ValueType.Text, plain.ToString());
        if (plain.Length > 0) parts.Add(new BoundLiteral(syntax, ValueType.Text, plain.ToString()));
        return parts.Any(part => part.Type.IsError) ? new BoundInvalid(syntax) : new BoundText(syntax, ValueType.Text, parts.ToImmutable());
    }

    /// <summary>Something to be printed: what stands in a hole of a text or of a template.</summary>
    public BoundExpression BindHole(ExpressionSyntax? expression, SyntaxNode parent, ImmutableArray<FormatSyntax> formats)
    {
        var value = Bind(expression, parent);
        if (value.Type.IsError) return value;
        if (value is BoundElapsed) return Invalid(TypeErrors.UnknownValueOfLength, value.Syntax, AsWritten(value.Syntax));
        if (value.Type.Type is NominalType or ListType { Element.Type: NominalType })
            return Invalid(TypeErrors.NotPrintable, value.Syntax, AsWritten(value.Syntax), value.Type.Type.Phrase);
        foreach (var format in formats)
        {
            value = BindFormat(value, format);
            if (value.Type.IsError) return value;
        }
        return value.Type.Optional ? ReportMissing(value, expression ?? parent) : value;
    }

    private BoundInvalid ReportMissing(BoundExpression value, SyntaxNode expression)
    {
        var written = AsWritten(expression);
        var end = expression.Span.End;
        var fallback = value.Type.Scalar is { } kind && !IsText(kind) && value is not BoundFilter ? "…" : "\"\"";
        var edits = NeedsParentheses(expression)
            ? ImmutableArray.Create(
                new Text.TextEdit(new(expression.Tree.Text, new(expression.Span.Start, 0)), "("),
                new Text.TextEdit(new(expression.Tree.Text, new(end, 0)), $") ?? {fallback}"))
            : [new Text.TextEdit(new(expression.Tree.Text, new(end, 0)), $" ?? {fallback}")];
        // A fallback of another type than text has to be thought up by the author.
        var fix = fallback == "\"\"" ? new Fix("Print nothing when it is missing", edits) : null;
        Context.Report(TypeErrors.MayBeMissing, expression.Location, [written], fix: fix);
        return new BoundInvalid(expression);
    }

    private static bool NeedsParentheses(SyntaxNode expression) => expression is IfExpressionSyntax or IsExpressionSyntax or InExpressionSyntax or BetweenExpressionSyntax;

    private BoundExpression BindFormat(BoundExpression value, FormatSyntax format)
    {
        if (format.Name is not { } name) return new BoundInvalid(format);
        var kind = value.Type.Scalar;
        (FilterKind Kind, bool Fits, string For)? filter = name.Text switch
        {
            "money" => (FilterKind.Money, IsNumber(kind), "amounts and numbers"),
            "percent" => (FilterKind.Percent, kind is ScalarKind.Percent or ScalarKind.Decimal, "percentages and numbers"),
            "date" => (FilterKind.Date, kind is ScalarKind.Date or ScalarKind.DateTime, "dates"),
            "time" => (FilterKind.Time, kind is ScalarKind.Time or ScalarKind.DateTime, "times"),
            "upper" => (FilterKind.Upper, kind is { } upper && IsText(upper) || value.Type.Type is ChoiceType, "texts"),
            "lower" => (FilterKind.Lower, kind is { } lower && IsText(lower) || value.Type.Type is ChoiceType, "texts"),
            "raw" => (FilterKind.Raw, kind is { } text && IsText(text), "texts"),
            _ => null,
        };
        if (filter is not { } known)
        {
            string[] formats = ["money", "percent", "date", "time", "upper", "lower", "raw"];
            Context.Report(NameErrors.UnknownFormat, name.Location, [name.Text, Spelling.Help(name.Text, formats, "")], fix: BindingContext.Replace(name, Spelling.Closest(name.Text, formats)));
            return new BoundInvalid(format);
        }
        if (!known.Fits)
            return Invalid(TypeErrors.FormatMismatch, format, name.Text, known.For, AsWritten(value.Syntax), value.Type.Type.Phrase);
        return new BoundFilter(value.Syntax, ValueType.Text.OrOptional(value.Type.Optional), value, known.Kind);
    }
}

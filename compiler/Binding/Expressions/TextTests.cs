using System.Text.RegularExpressions;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Types;
using Journeys.Runtime.Schema;

namespace Journeys.Compiler.Binding.Expressions;

// contains, starts with, ends with, matches, is known, is empty.
internal sealed partial class ExpressionBinder
{
    private BoundExpression BindTextTest(SyntaxNode syntax, TextTestKind kind, ExpressionSyntax? valueSyntax, ExpressionSyntax? argumentSyntax)
    {
        var value = Bind(valueSyntax, syntax);
        var argument = Bind(argumentSyntax, syntax);
        if (value.Type.IsError || argument.Type.IsError) return new BoundInvalid(syntax);
        if (!IsTextual(value)) return Invalid(TypeErrors.WrongType, value.Syntax, "What is tested so", "a text", AsWritten(value.Syntax), value.Type.Type.Phrase, "Only texts begin, end or contain something.");
        if (!IsTextual(argument)) return Invalid(TypeErrors.WrongType, argument.Syntax, "What is looked for", "a text", AsWritten(argument.Syntax), argument.Type.Type.Phrase, "Put it in quotes.");
        return new BoundTextTest(syntax, kind, AsText(value), AsText(argument));
    }

    private static bool IsTextual(BoundExpression value) => value.Type.Scalar is { } kind && IsText(kind);

    private BoundExpression AsText(BoundExpression value) => TryConvert(value, new ScalarType(ScalarKind.Text)) ?? value;

    private BoundExpression BindMatches(BinaryExpressionSyntax syntax)
    {
        if (BindTextTest(syntax, TextTestKind.Matches, syntax.Left, syntax.Right) is not BoundTextTest test) return new BoundInvalid(syntax);
        if (test.Argument is not BoundLiteral { Value: string pattern }) return new BoundInvalid(syntax);
        try
        {
            // The engine the runtime uses: linear in time, so it refuses look-around and back references.
            _ = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return test;
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            var reason = error is RegexParseException parse ? parse.Error.ToString() : "it needs look-around or back references.";
            return Invalid(TypeErrors.BadPattern, syntax.Right ?? (SyntaxNode)syntax, pattern, reason);
        }
    }

    private BoundExpression BindContains(ContainsExpressionSyntax syntax)
    {
        var value = Bind(syntax.Value, syntax);
        if (value.Type.IsError) return value;
        var several = syntax.AnyKeyword is not null || syntax.AllKeyword is not null;
        var kind = syntax.AnyKeyword is not null ? TextTestKind.ContainsAny : several ? TextTestKind.ContainsAll : TextTestKind.Contains;
        LanguageType element;
        if (value.Type.Type is ListType list) element = list.Element.Type;
        else if (IsTextual(value)) (element, value) = (new ScalarType(ScalarKind.Text), AsText(value));
        else return Invalid(TypeErrors.WrongType, value.Syntax, "What contains something", "a text or a list", AsWritten(value.Syntax), value.Type.Type.Phrase, "Only texts and lists contain something.");
        LanguageType wanted = several ? new ListType(new ValueType(element, false)) : element;
        var argument = Bind(syntax.Wanted, syntax, wanted);
        if (argument.Type.IsError) return argument;
        if (several && argument.Type.Type is not ListType) return Invalid(TypeErrors.ListNeeded, argument.Syntax, AsWritten(argument.Syntax), argument.Type.Type.Phrase);
        if (argument is BoundList { Items.IsEmpty: true }) return Invalid(TypeErrors.EmptyList, argument.Syntax, AsWritten(syntax));
        argument = Convert(argument, new ValueType(wanted, true), "What is looked for");
        return argument.Type.IsError ? argument : new BoundTextTest(syntax, kind, value, argument);
    }

    private BoundExpression BindIs(IsExpressionSyntax syntax)
    {
        switch (syntax.State?.Kind)
        {
            case SyntaxKind.KnownKeyword or SyntaxKind.MissingKeyword:
                var value = Bind(syntax.Value, syntax);
                if (value.Type.IsError) return value;
                if (value is BoundElapsed) return Invalid(TypeErrors.UnknownValueOfLength, value.Syntax, AsWritten(value.Syntax));
                var known = new BoundIsKnown(syntax, value);
                return syntax.State?.Kind == SyntaxKind.KnownKeyword ? known : new BoundUnary(syntax, ValueType.Boolean, BoundUnaryOperator.Not, known);
            case SyntaxKind.EmptyKeyword:
                var list = Bind(syntax.Value, syntax);
                if (list.Type.IsError) return list;
                return list.Type.Type is ListType ? new BoundIsEmpty(syntax, list) : Invalid(TypeErrors.ListNeeded, list.Syntax, AsWritten(list.Syntax), list.Type.Type.Phrase);
            case SyntaxKind.OverdueKeyword:
                Context.NotSupported(syntax, "stages that are overdue");
                return new BoundInvalid(syntax);
            default:
                return new BoundInvalid(syntax);
        }
    }
}

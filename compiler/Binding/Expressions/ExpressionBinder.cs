using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Types;
using Journeys.Runtime.Schema;

namespace Journeys.Compiler.Binding.Expressions;

/// <summary>
/// Gives expressions their meaning and type. Never throws on any tree: what cannot be understood is reported once and becomes
/// <see cref="BoundInvalid"/>, which fits everywhere. One file per family of expressions.
/// </summary>
internal sealed partial class ExpressionBinder(BindingContext context, ExpressionScope scope)
{
    private BindingContext Context { get; } = context;
    private ExpressionScope Scope { get; } = scope;
    private ProjectSymbol Project => Context.Project;

    /// <summary>Binds an expression as it stands.</summary>
    /// <param name="expected">The type wanted, which gives bare choices, records and empty lists a meaning; null where there is none.</param>
    public BoundExpression Bind(ExpressionSyntax? syntax, SyntaxNode parent, LanguageType? expected = null) => syntax switch
    {
        null => new BoundInvalid(parent),
        ParenthesizedExpressionSyntax inner => Bind(inner.Expression, inner, expected),
        NameExpressionSyntax name => BindName(name, expected),
        MemberAccessExpressionSyntax member => BindMember(member),
        LiteralSyntax literal => BindLiteral(literal, expected),
        UnaryExpressionSyntax unary => BindUnary(unary),
        BinaryExpressionSyntax binary => BindBinary(binary, expected),
        IfExpressionSyntax conditional => BindConditional(conditional, expected),
        InExpressionSyntax test => BindIn(test),
        BetweenExpressionSyntax test => BindBetween(test),
        ContainsExpressionSyntax test => BindContains(test),
        IsExpressionSyntax test => BindIs(test),
        QuantifierExpressionSyntax quantifier => BindQuantifier(quantifier),
        AggregateExpressionSyntax aggregate => BindListAggregate(aggregate),
        CorrelationExpressionSyntax correlation => BindCorrelation(correlation),
        ConsentsExpressionSyntax consents => BindConsents(consents),
        ReachableExpressionSyntax reachable => BindReachable(reachable),
        DidExpressionSyntax did => BindDid(did),
        NoExpressionSyntax no => BindNo(no),
        CallExpressionSyntax call => BindCall(call),
        TimeSinceLastExpressionSyntax since => BindTimeSinceLast(since),
        _ => new BoundInvalid(syntax),
    };

    /// <summary>Binds a condition.</summary>
    public BoundExpression BindCondition(ExpressionSyntax? syntax, SyntaxNode parent)
    {
        var bound = Bind(syntax, parent);
        if (bound.Type.IsError || bound.Type.Scalar == ScalarKind.Boolean) return bound;
        var help = bound is BoundElapsed
            ? "Compare it with a length of time, for example `time since last(OrderPlaced) > 90 days`."
            : bound.Type.Optional && bound.Type.Type is not NullType
                ? $"Test whether it is there, `{AsWritten(bound.Syntax)} is known`, or compare it."
                : "Compare it with something, for example with == or >.";
        Context.Report(TypeErrors.ConditionNeeded, bound.Syntax, AsWritten(bound.Syntax), bound.Type.Type.Phrase, help);
        return new BoundInvalid(bound.Syntax);
    }

    /// <summary>Binds a value that must have a certain type.</summary>
    /// <param name="what">What it is for, as the subject of a sentence: <c>`firstName`</c>.</param>
    public BoundExpression BindAs(ExpressionSyntax? syntax, SyntaxNode parent, ValueType wanted, string what) =>
        Convert(Bind(syntax, parent, wanted.Type), wanted, what);

    /// <summary>The source of a node on one line, shortened where long.</summary>
    public static string AsWritten(SyntaxNode node)
    {
        var text = node.ToString().Trim();
        if (text.Contains('\n')) text = string.Join(' ', text.Split(['\r', '\n', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= 60 ? text : text[..57] + "…";
    }

    private BoundInvalid Invalid(DiagnosticDescriptor descriptor, SyntaxNode at, params ReadOnlySpan<object?> arguments)
    {
        Context.Report(descriptor, at, arguments);
        return new BoundInvalid(at);
    }

    private ExpressionBinder Within(ExpressionScope inner) => new(Context, inner);
}

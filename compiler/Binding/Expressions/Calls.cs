using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Types;
using Journeys.Runtime.Schema;

namespace Journeys.Compiler.Binding.Expressions;

// Functions: those over history, and running(J).
internal sealed partial class ExpressionBinder
{
    private static readonly string[] NotYet = ["score", "band", "stage", "predictedOrders", "lifetimeValue", "likelihood", "recommend"];

    private static readonly ImmutableDictionary<string, (AggregateKind Kind, string Example)> Aggregates = new Dictionary<string, (AggregateKind, string)>
    {
        ["count"] = (AggregateKind.Count, "count(OrderPlaced, in last 30 days)"),
        ["count distinct"] = (AggregateKind.CountDistinct, "count distinct(OrderPlaced.orderId, in last 30 days)"),
        ["sum"] = (AggregateKind.Sum, "sum(OrderPlaced.total, in last 30 days)"),
        ["average"] = (AggregateKind.Average, "average(OrderPlaced.total, in last 30 days)"),
        ["min"] = (AggregateKind.Min, "min(OrderPlaced.total, in last 30 days)"),
        ["max"] = (AggregateKind.Max, "max(OrderPlaced.total, in last 30 days)"),
        ["most frequent"] = (AggregateKind.MostFrequent, "most frequent(PageViewed.path, in last 30 days)"),
        ["first"] = (AggregateKind.First, "first(OrderPlaced)"),
        ["last"] = (AggregateKind.Last, "last(OrderPlaced)"),
    }.ToImmutableDictionary();

    private BoundExpression BindCall(CallExpressionSyntax syntax)
    {
        var function = syntax.Function;
        if (function.Length == 0) return new BoundInvalid(syntax);
        if (function == "running") return BindRunning(syntax);
        if (Aggregates.TryGetValue(function, out var aggregate)) return BindAggregate(syntax, function, aggregate.Kind, aggregate.Example);
        if (NotYet.Contains(function))
        {
            Context.NotSupported(syntax, $"`{function}(…)`");
            return new BoundInvalid(syntax);
        }
        var functions = Aggregates.Keys.Append("running").Concat(NotYet).ToImmutableArray();
        Context.Report(NameErrors.UnknownFunction, (syntax.FirstWord?.Location ?? syntax.Location), [function, Spelling.Help(function, functions, "")],
            fix: syntax.FirstWord is { } word ? BindingContext.Replace(word, Spelling.Closest(function, functions)) : null);
        return new BoundInvalid(syntax);
    }

    private BoundExpression BindRunning(CallExpressionSyntax syntax)
    {
        if (syntax.Arguments?.Arguments is not [PlainArgumentSyntax { Value: NameExpressionSyntax { Name: { } name }, Alias: null, Where: null }])
            return Invalid(TypeErrors.FunctionUse, syntax, AsWritten(syntax), "needs the name of a journey", "running(WelcomeSeries)");
        return Context.Resolve<JourneySymbol>(name, "a journey") is { } journey ? new BoundRunning(syntax, journey) : new BoundInvalid(syntax);
    }

    private BoundExpression BindAggregate(CallExpressionSyntax syntax, string function, AggregateKind kind, string example)
    {
        var arguments = syntax.Arguments?.Arguments ?? [];
        if (arguments.IsEmpty || arguments.Length > 2 || (arguments.Length == 2 && arguments[1] is not WindowArgumentSyntax))
            return Invalid(TypeErrors.FunctionUse, syntax, AsWritten(syntax), $"needs what is to be looked at, and may have a window", example);
        var window = arguments.Length == 2 ? BindWindow(((WindowArgumentSyntax)arguments[1]).Window) : new BoundWindow.Always();
        if (arguments[0] is CountArgumentSyntax counted) return BindLastMany(syntax, kind, counted, window);
        if (arguments[0] is not PlainArgumentSyntax { Value: { } value } argument) return Invalid(TypeErrors.FunctionUse, syntax, AsWritten(syntax), "needs an event", example);
        var needsField = kind is not (AggregateKind.Count or AggregateKind.First or AggregateKind.Last);
        SyntaxToken owner;
        SyntaxToken? member = null, fieldName = null;
        switch (value)
        {
            case NameExpressionSyntax { Name: { } name }:
                owner = name;
                break;
            // Welcome.sent: a message's history; OrderPlaced.total: a field.
            case MemberAccessExpressionSyntax { Receiver: NameExpressionSyntax { Name: { } name }, Name: { } part }:
                owner = name;
                if (Project.Find(name.Text) is MessageSymbol) member = part;
                else fieldName = part;
                break;
            case MemberAccessExpressionSyntax { Receiver: MemberAccessExpressionSyntax { Receiver: NameExpressionSyntax { Name: { } name }, Name: { } state }, Name: { } part }:
                (owner, member, fieldName) = (name, state, part);
                break;
            default:
                return Invalid(TypeErrors.FunctionUse, syntax, AsWritten(syntax), "looks at an event of the person's history", example);
        }
        if (BindHappening(syntax, owner, member, argument.Alias, argument.Where) is not { } happening || window is null) return new BoundInvalid(syntax);
        if (!needsField)
        {
            if (fieldName is not null) return Invalid(TypeErrors.FunctionUse, syntax, AsWritten(syntax), $"takes the event itself, not its field `{fieldName?.Text}`", example);
            return kind == AggregateKind.Count
                ? new BoundAggregate(syntax, ValueType.Integer, kind, happening, null, window)
                : new BoundAggregate(syntax, new ValueType(new NominalType(happening.Data), true), kind, happening, null, window);
        }
        if (fieldName is not { } wanted) return Invalid(TypeErrors.FunctionUse, syntax, AsWritten(syntax), "needs a field of the event", example);
        return BindFieldAggregate(syntax, function, kind, happening, wanted, window);
    }

    private BoundExpression BindFieldAggregate(SyntaxNode syntax, string function, AggregateKind kind, BoundHappening happening, SyntaxToken name, BoundWindow window)
    {
        if (happening.Data.Field(name.Text) is not { } field)
        {
            var names = happening.Data.Fields.Select(candidate => candidate.Name).ToImmutableArray();
            Context.Report(NameErrors.UnknownField, name.Location, [name.Text, Owner(happening.Data), Spelling.Help(name.Text, names, $"`{happening.Data.Name}` has no fields at all.")], fix: BindingContext.Replace(name, Spelling.Closest(name.Text, names)));
            return new BoundInvalid(syntax);
        }
        Context.Refer(name, field);
        var kindOf = field.Type.Scalar;
        var fits = kind switch
        {
            AggregateKind.Sum or AggregateKind.Average => IsNumber(kindOf) || kindOf == ScalarKind.Percent,
            AggregateKind.Min or AggregateKind.Max => HasOrder(field.Type.Type),
            _ => field.Type.Type is ScalarType or ChoiceType or NominalType { Symbol.Kind: DataKind.Object } or ErrorType,
        };
        if (!fits && !field.Type.IsError)
            return Invalid(TypeErrors.FunctionUse, syntax, $"{function}({happening.Data.Name}.{name.Text})", $"cannot be calculated: `{name.Text}` is {field.Type.Type.Phrase}", Aggregates[function].Example);
        var type = kind switch
        {
            AggregateKind.CountDistinct => ValueType.Integer,
            AggregateKind.Sum => kindOf == ScalarKind.Integer ? ValueType.Decimal : field.Type.Required(),
            AggregateKind.Average => kindOf == ScalarKind.Integer ? ValueType.Decimal.AsOptional() : field.Type.AsOptional(),
            _ => field.Type.AsOptional(),
        };
        return field.Type.IsError ? new BoundInvalid(syntax) : new BoundAggregate(syntax, type, kind, happening, field, window);
    }

    private BoundExpression BindLastMany(SyntaxNode syntax, AggregateKind kind, CountArgumentSyntax argument, BoundWindow? window)
    {
        if (kind != AggregateKind.Last) return Invalid(TypeErrors.FunctionUse, syntax, AsWritten(syntax), "does not take a number of events", "last(3 OrderPlaced)");
        if (argument.Type is not { } owner || Moments.Count(Context, argument.Count) is not { } count || window is null) return new BoundInvalid(syntax);
        if (BindHappening(syntax, owner, null, null, argument.Where) is not { } happening) return new BoundInvalid(syntax);
        var type = new ListType(new ValueType(new NominalType(happening.Data), false));
        return new BoundAggregate(syntax, new ValueType(type, false), AggregateKind.LastMany, happening, null, window, count);
    }

    private BoundExpression BindTimeSinceLast(TimeSinceLastExpressionSyntax syntax)
    {
        if (syntax.Argument is not PlainArgumentSyntax { Value: { } value } argument)
            return syntax.Argument is null ? new BoundInvalid(syntax) : Invalid(TypeErrors.FunctionUse, syntax, AsWritten(syntax), "needs an event", "time since last(OrderPlaced) > 90 days");
        var happening = value switch
        {
            NameExpressionSyntax { Name: { } name } => BindHappening(syntax, name, null, argument.Alias, argument.Where),
            MemberAccessExpressionSyntax { Receiver: NameExpressionSyntax { Name: { } name }, Name: { } part } => BindHappening(syntax, name, part, argument.Alias, argument.Where),
            _ => null,
        };
        return happening is null ? new BoundInvalid(syntax) : new BoundElapsed(syntax, happening);
    }
}

using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Expressions;
using Journeys.Compiler.Binding.Headers;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Binding.Steps;

/// <summary><c>send M(args) as label only if c</c></summary>
internal static class SendBinder
{
    public static BoundStep Bind(SendStepSyntax syntax, StepContext context)
    {
        var place = context.Begin(syntax, "send");
        var onlyIf = syntax.OnlyIf is { } clause ? context.Expressions.BindCondition(clause.Condition, clause) : null;
        switch (syntax.Target)
        {
            case MessageReferenceSyntax reference:
                if (context.Context.Resolve<MessageSymbol>(reference.Name, "a message") is not { } message) return new BoundUnsupported(syntax, place);
                return Arguments(context, reference, message) is { } arguments && onlyIf is not BoundInvalid
                    ? new BoundSend(syntax, place, message, arguments, onlyIf)
                    : new BoundUnsupported(syntax, place);
            case FirstReachableSyntax several:
                CheckAll(context, several.Messages);
                context.Context.NotSupported(several, "`send first reachable of`");
                break;
            case NextOfSyntax several:
                CheckAll(context, several.Messages);
                context.Context.NotSupported(several, "`send next of`");
                break;
        }
        return new BoundUnsupported(syntax, place);
    }

    private static void CheckAll(StepContext context, ImmutableArray<MessageReferenceSyntax> references)
    {
        foreach (var reference in references)
            if (context.Context.Resolve<MessageSymbol>(reference.Name, "a message") is { } message) Arguments(context, reference, message);
    }

    /// <summary>The arguments in the order of the parameters, defaults filled in; null where one does not fit.</summary>
    private static ImmutableArray<BoundExpression>? Arguments(StepContext context, MessageReferenceSyntax reference, MessageSymbol message)
    {
        var given = new BoundExpression?[message.Parameters.Length];
        var fits = true;
        var next = 0;
        foreach (var argument in reference.Arguments?.Arguments ?? [])
        {
            var (index, value) = argument switch
            {
                NamedArgumentSyntax { Name: { } name } named => (IndexOf(message, name.Text), named.Value),
                PlainArgumentSyntax { Alias: null, Where: null } plain => (next++, plain.Value),
                _ => (-1, null),
            };
            if (value is null || index < 0 || index >= given.Length || given[index] is not null)
            {
                var problem = message.Parameters.IsEmpty ? "takes no arguments"
                    : argument is NamedArgumentSyntax { Name: { } unknown } && index < 0 ? $"has no parameter `{unknown.Text}`"
                    : index >= given.Length ? $"takes {Counted(given.Length)}, but more are given"
                    : $"does not take `{ExpressionBinder.AsWritten(argument)}`";
                context.Context.Report(TypeErrors.WrongArguments, argument, message.Name, problem, message.Signature);
                return null;
            }
            var parameter = message.Parameters[index];
            given[index] = context.Expressions.BindAs(value, argument, parameter.Type, $"`{parameter.Name}` of {message.Name}");
            fits &= given[index] is not BoundInvalid && !parameter.Type.IsError;
        }
        var complete = ImmutableArray.CreateBuilder<BoundExpression>(given.Length);
        var lacking = new List<string>();
        foreach (var parameter in message.Parameters)
        {
            if (given[parameter.Index] is { } value) complete.Add(value);
            else if (parameter.Default is { } standard) complete.Add(standard);
            else if (parameter.Type.Optional) complete.Add(new BoundMissing(reference, parameter.Type));
            else lacking.Add(parameter.Name);
        }
        if (lacking.Count == 0) return fits ? complete.ToImmutable() : null;
        context.Context.Report(TypeErrors.WrongArguments, reference, message.Name, "needs " + string.Join(" and ", lacking.Select(name => $"`{name}`")), message.Signature);
        return null;
    }

    private static int IndexOf(MessageSymbol message, string name)
    {
        for (var i = 0; i < message.Parameters.Length; i++)
            if (message.Parameters[i].Name == name) return i;
        return -1;
    }

    private static string Counted(int count) => count == 1 ? "1 argument" : $"{count} arguments";
}

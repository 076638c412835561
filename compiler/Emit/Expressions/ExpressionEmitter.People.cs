using Journeys.Compiler.Binding.Bound;

namespace Journeys.Compiler.Emit.Expressions;

internal sealed partial class ExpressionEmitter
{
    private static string AboutPerson(BoundExpression expression) => expression switch
    {
        BoundInList list => $"s.InList({CSharp.Literal(list.List.Name)})",
        BoundConsents consents => $"s.Consents({CSharp.Literal(consents.Topic.Name)}, {(consents.Channel is { } channel ? CSharp.Enum(channel) : "null")})",
        BoundReachable reachable => $"s.Reachable({CSharp.Enum(reachable.Channel)})",
        BoundRunning running => $"s.Running({CSharp.Literal(running.Journey.Name)})",
        BoundMessageState message => $"s.Message({CSharp.Literal(message.Label.Place)}, {CSharp.Enum(message.State)})",
        _ => throw new InvalidOperationException($"{expression.GetType().Name} is not about a person."),
    };

    private string Quantifier(BoundQuantifier quantifier)
    {
        var element = Fresh("x");
        var list = Value(quantifier.List);
        return With(quantifier.Variable, Unboxed(quantifier.Variable.Type, element), () => quantifier.Kind switch
        {
            QuantifierKind.Any => $"{list}.Any({element} => {Test(quantifier.Body)})",
            QuantifierKind.All => $"{list}.All({element} => {Test(quantifier.Body)})",
            QuantifierKind.Count => $"(long?){list}.Count({element} => {Test(quantifier.Body)})",
            QuantifierKind.Sum => $"{list}.Sum({element} => {Value(quantifier.Body)})",
            _ => throw new InvalidOperationException($"No C# form for {quantifier.Kind}."),
        });
    }
}

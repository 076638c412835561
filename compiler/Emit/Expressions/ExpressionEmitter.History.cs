using Journeys.Compiler.Binding.Bound;

namespace Journeys.Compiler.Emit.Expressions;

internal sealed partial class ExpressionEmitter
{
    private string HistoryTest(BoundExpression expression) => expression switch
    {
        BoundDid { No: true } no => CSharp.Call("s.No", Key(no), Where(no.Happening), Window(no.Window), CSharp.Literal(no.OrSinceCreated)),
        BoundDid did => CSharp.Call("s.Did", Key(did), Where(did.Happening), Window(did.Window)),
        BoundTimeSinceLast since => CSharp.Call("s.TimeSinceLast", Key(since), Where(since.Happening), CSharp.Enum(since.Comparison), CSharp.Literal(since.Span)),
        _ => throw new InvalidOperationException($"{expression.GetType().Name} is no test of history."),
    };

    private string Aggregate(BoundAggregate aggregate)
    {
        string Call(string function, params ReadOnlySpan<string> more) =>
            CSharp.Call("s." + function, [Key(aggregate), .. Selector(aggregate), Where(aggregate.Happening), Window(aggregate.Window), .. more]);
        var type = ClrTypes.Of(aggregate.Type);
        return aggregate.Kind switch
        {
            AggregateKind.Count => $"(long?){Call("Count")}",
            AggregateKind.CountDistinct => $"(long?){Call("CountDistinct")}",
            AggregateKind.Sum => $"({type}){Call("Sum")}",
            AggregateKind.Average => Call("Average"),
            AggregateKind.Min => $"(({type}){Call("Extreme", "false")})",
            AggregateKind.Max => $"(({type}){Call("Extreme", "true")})",
            AggregateKind.MostFrequent => $"(({type}){Call("MostFrequent")})",
            AggregateKind.First => Call("First"),
            AggregateKind.Last => Call("Last"),
            AggregateKind.LastMany => CSharp.Call("s.LastMany", CSharp.Literal((int?)aggregate.Count), Key(aggregate), Where(aggregate.Happening), Window(aggregate.Window)),
            _ => throw new InvalidOperationException($"No C# form for {aggregate.Kind}."),
        };
    }

    // The field an aggregate reads, of the type its function wants.
    private string[] Selector(BoundAggregate aggregate)
    {
        if (aggregate.Field is not { } field || aggregate.Kind is AggregateKind.Count or AggregateKind.First or AggregateKind.Last) return [];
        var element = Fresh("e");
        var read = $"{element}.{ClrTypes.Accessor(field.Type)}({context.Slot(field)})";
        if (aggregate.Kind is AggregateKind.Sum or AggregateKind.Average) return [$"{element} => {(field.Type.Scalar is Journeys.Runtime.Schema.ScalarKind.Integer ? "(decimal?)" : "")}{read}"];
        return [$"{element} => {element}[{context.Slot(field)}]"];
    }

    private string Where(BoundHappening happening)
    {
        if (happening.Where is not { } where) return "null";
        var element = Fresh("e");
        return With(happening.Event, element, () => $"{element} => {Test(where)}");
    }

    private static string Key(BoundHistory history) => CSharp.Literal(history.Happening.Key);

    private static string Window(BoundWindow window) => window switch
    {
        BoundWindow.Always => "Window.Ever",
        BoundWindow.InLast last => $"new Window.InLast({CSharp.Literal(last.Length)})",
        BoundWindow.Ago ago => $"new Window.Ago({CSharp.Literal(ago.From)}, {CSharp.Literal(ago.To)})",
        BoundWindow.This @this => $"new Window.This({CSharp.Enum(@this.Unit)})",
        BoundWindow.SinceDate date => $"new Window.SinceDate({CSharp.Literal(date.Date)})",
        BoundWindow.SinceStart => "new Window.SinceStart()",
        BoundWindow.SincePlace place => $"new Window.SincePlace({CSharp.Literal(place.Label.Place)})",
        _ => throw new InvalidOperationException($"No C# form for {window.GetType().Name}."),
    };
}

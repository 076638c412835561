using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Expressions;
using Journeys.Compiler.Binding.Headers;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Binding.Steps;

/// <summary><c>add to L for 7 days</c>, <c>remove from L</c></summary>
internal static class ListBinder
{
    public static BoundStep Bind(AddToListStepSyntax syntax, StepContext context)
    {
        var place = context.Begin(syntax, "add");
        var length = Moments.Span(context.Context, syntax.Duration);
        return context.Context.Resolve<ListSymbol>(syntax.List, "a list") is { } list && (syntax.Duration is null || length is not null)
            ? new BoundAddToList(syntax, place, list, length)
            : new BoundUnsupported(syntax, place);
    }

    public static BoundStep Bind(RemoveFromListStepSyntax syntax, StepContext context)
    {
        var place = context.Begin(syntax, "remove");
        return context.Context.Resolve<ListSymbol>(syntax.List, "a list") is { } list ? new BoundRemoveFromList(syntax, place, list) : new BoundUnsupported(syntax, place);
    }
}

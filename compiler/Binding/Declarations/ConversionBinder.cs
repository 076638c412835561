using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Expressions;
using Journeys.Compiler.Binding.Headers;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Binding.Declarations;

/// <summary><c>conversion Purchase = OrderPlaced where total > 0 value total</c></summary>
internal static class ConversionBinder
{
    public static void Bind(BindingContext context)
    {
        foreach (var conversion in context.Project.Conversions)
        {
            if (conversion.Declaration is not ConversionDeclarationSyntax { Pattern: { } pattern } syntax) continue;
            if (PatternBinder.Resolve(context, pattern, null) is not { } resolved) continue;
            var scope = ExpressionScope.Empty.InWhere(resolved.Data, resolved.Alias?.Text);
            var where = PatternBinder.BindWhere(context, pattern, scope);
            if (where is BoundInvalid) continue;
            conversion.Trigger = new BoundOccurrenceTrigger(pattern, resolved.Occurrences, null, where);
            if (syntax.Value is null) continue;
            var value = new ExpressionBinder(context, scope).BindAs(syntax.Value, syntax, ValueType.Money.AsOptional(), "The value of a conversion");
            if (!value.Type.IsError) conversion.Value = value;
        }
    }
}

using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Declarations;
using Journeys.Compiler.Binding.Expressions;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Binding.Tests;

/// <summary>Tests. One <c>for each</c> row is bound once per row, the row's values standing where they are used.</summary>
internal static class TestBinder
{
    public static IEnumerable<BoundTest> Bind(BindingContext context, TestDeclarationSyntax syntax)
    {
        var title = syntax.Title is { } written ? ProjectSettingsBinder.Plain(context, written) ?? "" : "";
        if (syntax.ForEach is not { Variable: { } variable } each) return [BindOne(context, syntax, title, ExpressionScope.Empty)];
        return BindRows(context, syntax, title, variable, each);
    }

    private static IEnumerable<BoundTest> BindRows(BindingContext context, TestDeclarationSyntax syntax, string title, SyntaxToken variable, ForEachClauseSyntax each)
    {
        var tests = new List<BoundTest>();
        foreach (var row in each.Rows)
        {
            if (RowBinder.Bind(context, row) is not { } values) continue;
            // The steps of later rows are the same text: what is wrong in them is said once, but for what depends on the row.
            var own = context.WithOwnDiagnostics();
            tests.Add(BindOne(own, syntax, $"{title} [{tests.Count + 1}]", ExpressionScope.Empty.With(variable.Text, at => RowBinder.Row(at, values))));
            var known = context.Diagnostics.ToImmutable().Select(finding => (finding.Code, finding.Primary)).ToHashSet();
            context.Diagnostics.AddRange(own.Diagnostics.ToImmutable().Where(finding => !known.Contains((finding.Code, finding.Primary))));
        }
        return tests;
    }

    private static BoundTest BindOne(BindingContext context, TestDeclarationSyntax syntax, string title, ExpressionScope scope)
    {
        var test = new TestScope(context, scope);
        var steps = ImmutableArray.CreateBuilder<BoundTestStep>();
        foreach (var step in syntax.Steps)
            if ((GivenBinder.Bind(test, step) ?? ActionBinder.Bind(test, step) ?? ExpectBinder.Bind(test, step)) is { } bound) steps.Add(bound);
        return new BoundTest(title, syntax, steps.ToImmutable());
    }
}

using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Headers;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Binding.Steps;

/// <summary><c>if</c> and <c>choose</c>.</summary>
internal static class ChooseBinder
{
    public static BoundStep Bind(IfStepSyntax syntax, StepContext context)
    {
        var place = context.Begin(syntax, "if");
        var cases = ImmutableArray.CreateBuilder<BoundCase>();
        Add(cases, context, syntax, place, syntax, syntax.Condition, syntax.Block, "then");
        foreach (var clause in syntax.ElseIfs) Add(cases, context, syntax, place, clause, clause.Condition, clause.Block, $"elseif#{cases.Count}");
        var otherwise = syntax.Else is { } last ? context.Block(last.Block, syntax, place, "else", 0) : null;
        return Result(syntax, place, cases, otherwise);
    }

    public static BoundStep Bind(ChooseStepSyntax syntax, StepContext context)
    {
        var place = context.Begin(syntax, "choose");
        var cases = ImmutableArray.CreateBuilder<BoundCase>();
        foreach (var arm in syntax.Arms) Add(cases, context, syntax, place, arm, arm.Condition, arm.Block, $"case#{cases.Count + 1}");
        var otherwise = syntax.Otherwise is { } last ? context.Block(last.Block, syntax, place, "otherwise", 0) : null;
        return Result(syntax, place, cases, otherwise);
    }

    private static void Add(ImmutableArray<BoundCase>.Builder cases, StepContext context, StepSyntax step, string place, SyntaxNode syntax, ExpressionSyntax? condition, BlockSyntax? block, string name)
    {
        var test = context.Expressions.BindCondition(condition, syntax);
        cases.Add(new BoundCase(condition ?? syntax, test, context.Block(block, step, place, name, cases.Count + 1)));
    }

    private static BoundStep Result(StepSyntax syntax, string place, ImmutableArray<BoundCase>.Builder cases, BoundBlock? otherwise) =>
        new BoundChoose(syntax, place, cases.ToImmutable(), otherwise);
}

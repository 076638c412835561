using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Headers;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Binding.Steps;

/// <summary>Chooses the binder of a step. A new step adds a line here and a file beside this one.</summary>
internal static class StepBinder
{
    public static BoundBlock BindBlock(IEnumerable<StepSyntax> steps, SyntaxNode syntax, StepContext context)
    {
        var bound = ImmutableArray.CreateBuilder<BoundStep>();
        foreach (var step in steps)
            if (Bind(step, context) is { } one) bound.Add(one);
        return new BoundBlock(syntax, bound.ToImmutable());
    }

    private static BoundStep? Bind(StepSyntax step, StepContext context) => step switch
    {
        SendStepSyntax send => SendBinder.Bind(send, context),
        WaitStepSyntax wait => WaitBinder.Bind(wait, context),
        WaitUntilStepSyntax wait => WaitBinder.Bind(wait, context),
        RaceStepSyntax race => WaitBinder.Bind(race, context),
        IfStepSyntax choice => ChooseBinder.Bind(choice, context),
        ChooseStepSyntax choice => ChooseBinder.Bind(choice, context),
        UntilStepSyntax until => UntilBinder.Bind(until, context),
        RepeatStepSyntax repeat => RepeatBinder.Bind(repeat, context),
        LetStepSyntax let => LetBinder.Bind(let, context),
        SetStepSyntax set => SetBinder.Bind(set, context),
        AddToListStepSyntax add => ListBinder.Bind(add, context),
        RemoveFromListStepSyntax remove => ListBinder.Bind(remove, context),
        FinishStepSyntax finish => new BoundFinish(finish, context.Begin(finish, "finish")),
        ExitStepSyntax exit => EndBinder.Bind(exit, context),
        LeaveStepSyntax leave => EndBinder.Bind(leave, context),
        _ => UnsupportedSteps.Bind(step, context),
    };
}

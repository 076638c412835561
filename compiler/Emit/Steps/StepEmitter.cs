using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Emit.Declarations;
using Journeys.Compiler.Emit.Expressions;

namespace Journeys.Compiler.Emit.Steps;

/// <summary>Steps of a journey: one method per kind, in the file of its family. A new step adds its method and a line here.</summary>
internal sealed partial class StepEmitter(EmitContext context, ExpressionEmitter expressions, TriggerEmitter triggers)
{
    public string Block(BoundBlock block) => CSharp.Call("Block.Of", block.Steps.Select(Step));

    private string OptionalBlock(BoundBlock? block) => block is null ? "null" : Block(block);

    private string Step(BoundStep step) => step switch
    {
        BoundSend send => Send(send),
        BoundSet set => Set(set),
        BoundLet let => Let(let),
        BoundAddToList add => AddToList(add),
        BoundRemoveFromList remove => RemoveFromList(remove),
        BoundFinish => Make("FinishStep", step),
        BoundExit exit => Exit(exit),
        BoundLeave leave => Make("LeaveStep", step, CSharp.Literal(leave.Target)),
        BoundChoose choose => Choose(choose),
        BoundUntil until => Until(until),
        BoundRepeat repeat => Repeat(repeat),
        BoundWait wait => Wait(wait),
        _ => throw new InvalidOperationException($"No C# form for {step.GetType().Name}."),
    };

    // Every step begins with its place and ends with its source.
    private string Make(string type, BoundStep step, params ReadOnlySpan<string> arguments) =>
        CSharp.Call("new " + type, [CSharp.Literal(step.Place), .. arguments, context.Source(step.Syntax)]);

    private string Function(BoundExpression expression, string body) => context.Lambda(expression.Syntax.Location, body);
}

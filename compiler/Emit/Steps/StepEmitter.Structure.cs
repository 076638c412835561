using Journeys.Compiler.Binding.Bound;

namespace Journeys.Compiler.Emit.Steps;

internal sealed partial class StepEmitter
{
    private string Choose(BoundChoose choose) => Make("ChooseStep", choose,
        CSharp.List(choose.Cases.Select(one => CSharp.Call("new ChooseCase",
            Function(one.Condition, expressions.Test(one.Condition)),
            CSharp.Literal(EmitContext.AsWritten(one.Condition.Syntax)),
            Block(one.Body)))),
        OptionalBlock(choose.Otherwise));

    private string Until(BoundUntil until) => Make("UntilStep", until, triggers.Emit(until.Trigger), Block(until.Body));

    private string Repeat(BoundRepeat repeat) => Make("RepeatStep", repeat, CSharp.Literal((int?)repeat.Times), CSharp.Literal(repeat.Every), Block(repeat.Body));
}

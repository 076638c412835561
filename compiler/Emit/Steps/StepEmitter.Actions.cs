using Journeys.Compiler.Binding.Bound;

namespace Journeys.Compiler.Emit.Steps;

internal sealed partial class StepEmitter
{
    private string Send(BoundSend send) => Make("SendStep", send,
        CSharp.Literal(send.Message.Name),
        send.Arguments.IsEmpty ? "null" : context.Lambda(send.Syntax.Location, CSharp.List(send.Arguments.Select(expressions.Boxed))),
        send.OnlyIf is { } condition ? Function(condition, expressions.Test(condition)) : "null",
        send.OnlyIf is { } written ? CSharp.Literal(EmitContext.AsWritten(written.Syntax)) : "null");

    private string Set(BoundSet set) => Make("SetStep", set, context.Slot(set.Field), Function(set.Value, expressions.Boxed(set.Value)));

    private string Let(BoundLet let) => Make("LetStep", let, CSharp.Literal((int?)let.Local.Index), Function(let.Value, expressions.Boxed(let.Value)));

    private string AddToList(BoundAddToList add) => Make("AddToListStep", add, CSharp.Literal(add.List.Name), CSharp.Literal(add.For));

    private string RemoveFromList(BoundRemoveFromList remove) => Make("RemoveFromListStep", remove, CSharp.Literal(remove.List.Name));

    private string Exit(BoundExit exit) => Make("ExitStep", exit, Function(exit.Reason, expressions.Printed(exit.Reason)));
}

using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Headers;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Binding.Steps;

/// <summary><c>exit "reason"</c> and <c>leave LABEL</c></summary>
internal static class EndBinder
{
    public static BoundStep Bind(ExitStepSyntax syntax, StepContext context)
    {
        var place = context.Begin(syntax, "exit");
        var reason = context.Expressions.BindAs(syntax.Reason, syntax, ValueType.Text, "The reason");
        // An exit with a reason that is not understood still ends the run: nothing after it is reached.
        return new BoundExit(syntax, place, reason);
    }

    public static BoundStep Bind(LeaveStepSyntax syntax, StepContext context)
    {
        var place = context.Begin(syntax, "leave");
        if (syntax.Label is not { } name) return new BoundUnsupported(syntax, place);
        if (context.Around.FirstOrDefault(label => label.Name == name.Text) is { } target)
        {
            context.Context.Refer(name, target);
            return new BoundLeave(syntax, place, target.Place);
        }
        if (context.Journey.Label(name.Text) is not null)
            context.Context.Report(JourneyErrors.LeaveNotAround, name, name.Text);
        else
        {
            var labels = context.Around.Select(label => label.Name).ToImmutableArray();
            context.Context.Report(JourneyErrors.UnknownLabel, name.Location, [name.Text, Spelling.Help(name.Text, labels, "Only a `repeat` or a wait with arms around the step can be left; give it a label with `as`.")], fix: BindingContext.Replace(name, Spelling.Closest(name.Text, labels)));
        }
        return new BoundUnsupported(syntax, place);
    }
}

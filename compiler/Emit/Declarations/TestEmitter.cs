using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Emit.Expressions;

namespace Journeys.Compiler.Emit.Declarations;

/// <summary>Tests, one method each.</summary>
internal sealed class TestEmitter(EmitContext context, Patterns patterns)
{
    private readonly ExpressionEmitter expressions = new(context, patterns);

    public string Emit(BoundTest test) => CSharp.Call("new TestDefinition", CSharp.Literal(test.Name), CSharp.List(test.Steps.Select(Step)), context.Source(test.Syntax));

    private string Step(BoundTestStep step) => step switch
    {
        BoundGivenContact given => Make("GivenContact", step, CSharp.Literal(given.Contact),
            context.Lambda(step.Syntax.Location, CSharp.List(given.Fields.Select(field => $"({context.Slot(field.Field)}, {expressions.Boxed(field.Value)})")))),
        BoundGivenObject given => Make("GivenObject", step, CSharp.Literal(given.Value.Data.Name), Function(given.Value, expressions.Nullable(given.Value))),
        BoundGivenConsent given => Make("GivenConsent", step, CSharp.Literal(given.Contact), CSharp.Literal(given.Topic.Name),
            given.Channel is { } channel ? CSharp.Enum(channel) : "null"),
        BoundGivenList given => Make("GivenList", step, CSharp.Literal(given.Contact), CSharp.Literal(given.List.Name)),
        BoundAt at => Make("AtStep", step, CSharp.Literal(at.Time), at.Zone is { } zone ? Function(zone, expressions.Nullable(zone)) : "null"),
        BoundAfter after => Make("AfterStep", step, CSharp.Literal(after.Length)),
        BoundWhenEvent happened => Make("WhenEvent", step, CSharp.Literal(happened.Contact), CSharp.Literal(happened.Event.Name), Function(happened.Values, expressions.Nullable(happened.Values))),
        BoundWhenMessage happened => Make("WhenMessage", step, CSharp.Literal(happened.Contact), CSharp.Literal(happened.Message.Name), CSharp.Enum(happened.State)),
        BoundUnsubscribe unsubscribe => Make("UnsubscribeStep", step, CSharp.Literal(unsubscribe.Contact), CSharp.Literal(unsubscribe.Topic?.Name)),
        BoundExpectSent sent => Make("ExpectSent", step, CSharp.Literal(sent.Contact), CSharp.Literal(sent.Message.Name), CSharp.Literal(sent.Not),
            CSharp.List(sent.With.Select(part => $"({CSharp.Literal(part.Part)}, {Function(part.Value, expressions.Printed(part.Value))})"))),
        BoundExpectSkipped skipped => Make("ExpectSkipped", step, CSharp.Literal(skipped.Contact), CSharp.Literal(skipped.Message.Name), CSharp.Literal(skipped.Reason)),
        BoundExpectRun run => Make("ExpectRun", step, CSharp.Literal(run.Contact), CSharp.Literal(run.Journey.Name), CSharp.Literal(run.Left),
            run.By is { } by ? $"new RunEnd({CSharp.Literal(by.Goal)}, {CSharp.Literal(by.Name)})" : "null"),
        BoundExpectTrue truth => Make("ExpectTrue", step, CSharp.Literal(truth.Contact), Function(truth.Condition, expressions.Test(truth.Condition)),
            CSharp.Literal(EmitContext.AsWritten(truth.Condition.Syntax)),
            CSharp.List(truth.Parts.Select(part => $"({CSharp.Literal(EmitContext.AsWritten(part.Syntax))}, {Function(part, expressions.Boxed(part))})"))),
        _ => throw new InvalidOperationException($"No C# form for {step.GetType().Name}."),
    };

    private string Make(string type, BoundTestStep step, params ReadOnlySpan<string> arguments) =>
        CSharp.Call("new " + type, [.. arguments, context.Source(step.Syntax)]);

    private string Function(BoundExpression expression, string body) => context.Lambda(expression.Syntax.Location, body);
}

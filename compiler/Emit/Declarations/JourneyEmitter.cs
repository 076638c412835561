using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Emit.Expressions;
using Journeys.Compiler.Emit.Steps;

namespace Journeys.Compiler.Emit.Declarations;

/// <summary>A journey as a static class with one method that defines it.</summary>
internal static class JourneyEmitter
{
    public static string ClassName(BoundJourney journey) => EmitContext.Identifier("Journey_", journey.Symbol.Name);

    /// <param name="version">The hash of the journey's meaning; empty while that very hash is being made.</param>
    public static string Emit(BoundJourney journey, EmitContext context, Patterns patterns, string version)
    {
        var expressions = new ExpressionEmitter(context, patterns);
        var triggers = new TriggerEmitter(context, expressions);
        var steps = new StepEmitter(context, expressions, triggers);
        string Condition(BoundExpression condition) => context.Lambda(condition.Syntax.Location, expressions.Test(condition));

        var members = new List<(string, string)>
        {
            ("Name", CSharp.Literal(journey.Symbol.Name)),
            ("FormerNames", CSharp.List(journey.Symbol.FormerNames.Select(name => CSharp.Literal(name)))),
            ("Version", CSharp.Literal(version)),
            ("Source", context.Source(journey.Syntax)),
            ("Starts", CSharp.List(journey.Starts.Select(start => CSharp.Call("new OccurrenceStart", triggers.Occurrence(start.Trigger), context.Source(start.Syntax))))),
            ("Entry", Entry(journey.Entry, context, expressions)),
            ("Requirements", CSharp.List(journey.Requirements.Select(requirement => CSharp.Call("new RequirementDefinition",
                Condition(requirement.Condition), CSharp.Literal(EmitContext.AsWritten(requirement.Condition.Syntax)), CSharp.Literal(requirement.Throughout), context.Source(requirement.Syntax))))),
            ("Goals", CSharp.List(journey.Goals.Select(goal => CSharp.Call("new GoalDefinition",
                CSharp.Literal(goal.Name), triggers.Emit(goal.Trigger), CSharp.Literal(goal.Within),
                goal.Value is { } value ? context.Lambda(value.Syntax.Location, expressions.Value(value)) : "null")))),
            ("Exits", CSharp.List(journey.Exits.Select(triggers.Emit))),
            ("Body", steps.Block(journey.Body)),
            ("LocalCount", CSharp.Literal((int?)journey.Locals.Length)),
        };
        return $"internal static class {ClassName(journey)}\n{{\n" + CSharp.Indent($"public static JourneyDefinition Define() => {CSharp.Object("JourneyDefinition", members)};\n") + "}\n";
    }

    private static string Entry(BoundEntryPolicy entry, EmitContext context, ExpressionEmitter expressions) => CSharp.Call("new EntryPolicy",
        CSharp.Enum(entry.Rule), CSharp.Literal(entry.Again),
        entry.Key is { } key ? context.Lambda(key.Syntax.Location, expressions.Boxed(key)) : "null",
        CSharp.Literal(entry.AtMost), CSharp.Literal(entry.Per), CSharp.Enum(entry.WhileRunning));
}

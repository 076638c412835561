using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Declarations;
using Journeys.Compiler.Binding.Expressions;
using Journeys.Compiler.Binding.Steps;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Binding.Headers;

/// <summary>A journey: its headers, then its steps.</summary>
internal static class JourneyBinder
{
    /// <summary>Its parameters and the names of its goals, which tests and other journeys may state.</summary>
    public static void BindSignature(BindingContext context, JourneySymbol journey)
    {
        if (journey.Declaration is not JourneyDeclarationSyntax syntax) return;
        journey.Parameters = FieldBinder.BindParameters(context, syntax.Parameters, $"the parameters of {journey.Name}");
        journey.Goals = [.. syntax.Headers.OfType<GoalHeaderSyntax>().Select(goal => goal.Name?.Text).OfType<string>()];
    }

    /// <param name="scope">What is known of the journey, for the checks that follow.</param>
    public static BoundJourney Bind(BindingContext context, JourneySymbol symbol, JourneyDeclarationSyntax syntax, out JourneyScope scope)
    {
        var journey = scope = new JourneyScope(context);
        journey.CollectLabels(syntax.Steps);
        var visible = symbol.Parameters.Aggregate(new ExpressionScope { Run = new RunScope(journey, null) }, (inner, parameter) => inner.With(parameter));
        CheckOrder(context, syntax);

        var starts = StartBinder.Bind(journey, syntax, ref visible);
        var entry = EntryBinder.Bind(journey, symbol, syntax, visible);
        var requirements = ImmutableArray.CreateBuilder<BoundRequirement>();
        var goals = ImmutableArray.CreateBuilder<BoundGoal>();
        var exits = ImmutableArray.CreateBuilder<BoundTrigger>();
        var single = new HashSet<Type>();
        foreach (var header in syntax.Headers)
        {
            if (header is OverdueHeaderSyntax or GuaranteeHeaderSyntax or HoldoutHeaderSyntax or ActiveHeaderSyntax && !single.Add(header.GetType()))
            {
                context.Report(JourneyErrors.DuplicateHeader, BindingContext.Head(header), [ProjectSettingsBinder.FirstWord(header)]);
                continue;
            }
            switch (header)
            {
                case RequireHeaderSyntax require:
                    var condition = new ExpressionBinder(context, visible).BindCondition(require.Condition, require);
                    if (!condition.Type.IsError) requirements.Add(new BoundRequirement(require.Condition ?? (SyntaxNode)require, condition, require.ThroughoutKeyword is not null));
                    break;
                case GoalHeaderSyntax goal:
                    if (GoalBinder.Bind(journey, goal, visible) is { } bound) goals.Add(bound);
                    break;
                case ExitHeaderSyntax exit:
                    if (TriggerBinder.Bind(journey, exit.Trigger, visible, out _) is { } trigger) exits.Add(trigger);
                    break;
                case OverdueHeaderSyntax:
                    context.NotSupported(header, "`overdue`");
                    break;
                case GuaranteeHeaderSyntax:
                    context.NotSupported(header, "`guarantee`");
                    break;
                case HoldoutHeaderSyntax:
                    context.NotSupported(header, "holdouts");
                    break;
                case ActiveHeaderSyntax:
                    context.NotSupported(header, "`active`");
                    break;
            }
        }
        var body = StepBinder.BindBlock(syntax.Steps, syntax, new StepContext(journey, visible));
        return new BoundJourney(symbol, syntax)
        {
            Starts = starts,
            Entry = entry,
            Requirements = requirements.ToImmutable(),
            Goals = goals.ToImmutable(),
            Exits = exits.ToImmutable(),
            Body = body,
            Locals = journey.Locals,
            Labels = journey.Labels,
        };
    }

    private static void CheckOrder(BindingContext context, JourneyDeclarationSyntax syntax)
    {
        var stepped = false;
        foreach (var member in syntax.Members)
        {
            if (member is StepSyntax) stepped = true;
            else if (stepped) context.Report(JourneyErrors.LateHeader, BindingContext.Head(member), [ProjectSettingsBinder.FirstWord(member)]);
        }
    }
}

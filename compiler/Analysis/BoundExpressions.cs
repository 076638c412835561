using Journeys.Compiler.Binding.Bound;

namespace Journeys.Compiler.Analysis;

/// <summary>Walks bound expressions.</summary>
internal static class BoundExpressions
{
    /// <summary>Every expression of a project but those of templates.</summary>
    public static IEnumerable<BoundExpression> Of(BoundProject project)
    {
        IEnumerable<BoundExpression?> roots =
        [
            .. project.Symbol.Conversions.SelectMany(conversion => OfTrigger(conversion.Trigger).Append(conversion.Value)),
            .. project.Messages.SelectMany(message => message.Variants).SelectMany(OfVariant),
            .. project.Journeys.SelectMany(OfJourney),
            .. project.Tests.SelectMany(test => test.Steps).SelectMany(OfTestStep),
        ];
        return roots.OfType<BoundExpression>();
    }

    /// <summary>An expression and all in it.</summary>
    public static IEnumerable<BoundExpression> DescendantsAndSelf(BoundExpression root)
    {
        var open = new Stack<BoundExpression>();
        open.Push(root);
        while (open.TryPop(out var expression))
        {
            yield return expression;
            foreach (var child in Children(expression))
                if (child is not null) open.Push(child);
        }
    }

    private static IEnumerable<BoundExpression?> Children(BoundExpression expression) => expression switch
    {
        BoundField field => [field.Receiver],
        BoundUnary unary => [unary.Operand],
        BoundBinary binary => [binary.Left, binary.Right],
        BoundConversion conversion => [conversion.Operand],
        BoundConditional conditional => [conditional.Condition, conditional.WhenTrue, conditional.WhenFalse],
        BoundCoalesce coalesce => [coalesce.Left, coalesce.Right],
        BoundText text => text.Parts,
        BoundFilter filter => [filter.Operand],
        BoundList list => list.Items,
        BoundRecord record => record.Fields.Select(field => field.Value),
        BoundIn test => [test.Value, test.List],
        BoundBetween between => [between.Value, between.Low, between.High],
        BoundTextTest test => [test.Value, test.Argument],
        BoundIsKnown known => [known.Value],
        BoundIsEmpty empty => [empty.List],
        BoundQuantifier quantifier => [quantifier.List, quantifier.Body],
        BoundHistory history => history.Happening.Where is { } where ? [where] : [],
        _ => [],
    };

    private static IEnumerable<BoundExpression?> OfTrigger(BoundTrigger? trigger) => trigger switch
    {
        BoundOccurrenceTrigger occurrence => [occurrence.Where],
        BoundStateTrigger state => [state.Condition],
        _ => [],
    };

    private static IEnumerable<BoundExpression?> OfVariant(BoundVariant variant) =>
        [variant.When, variant.Subject, variant.Preview, variant.Text, variant.Title, variant.Link, variant.From];

    private static IEnumerable<BoundExpression?> OfJourney(BoundJourney journey) =>
    [
        .. journey.Starts.SelectMany(start => OfTrigger(start.Trigger)),
        journey.Entry.Key,
        .. journey.Requirements.Select(requirement => requirement.Condition),
        .. journey.Goals.SelectMany(goal => OfTrigger(goal.Trigger).Append(goal.Value)),
        .. journey.Exits.SelectMany(OfTrigger),
        .. OfBlock(journey.Body),
    ];

    private static IEnumerable<BoundExpression?> OfBlock(BoundBlock block) =>
        block.Steps.SelectMany(step => OfStep(step).Concat(step.Blocks.SelectMany(OfBlock)));

    // Of the step itself; its blocks come beside.
    private static IEnumerable<BoundExpression?> OfStep(BoundStep step) => step switch
    {
        BoundSend send => send.Arguments.Cast<BoundExpression?>().Append(send.OnlyIf),
        BoundSet set => [set.Value],
        BoundLet let => [let.Value],
        BoundExit exit => [exit.Reason],
        BoundChoose choose => choose.Cases.Select(one => one.Condition),
        BoundUntil until => OfTrigger(until.Trigger),
        BoundWait wait => OfLimit(wait.Limit).Concat(wait.Arms.SelectMany(arm => OfTrigger(arm.Trigger))),
        _ => [],
    };

    private static IEnumerable<BoundExpression?> OfLimit(BoundWaitLimit limit) => limit switch
    {
        BoundWaitLimit.Clock clock => [clock.Zone],
        BoundWaitLimit.Moment moment => [moment.Anchor],
        _ => [],
    };

    private static IEnumerable<BoundExpression?> OfTestStep(BoundTestStep step) => step switch
    {
        BoundGivenContact given => given.Fields.Select(field => field.Value),
        BoundGivenObject given => [given.Value],
        BoundAt at => at.Zone is { } zone ? [zone] : [],
        BoundWhenEvent happens => [happens.Values],
        BoundExpectSent sent => sent.With.Select(part => part.Value),
        BoundExpectTrue condition => [condition.Condition],
        _ => [],
    };
}

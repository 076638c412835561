using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Headers;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;

namespace Journeys.Compiler.Binding.Steps;

/// <summary>Steps that are part of the language but have no execution yet. Their names and blocks are checked all the same.</summary>
internal static class UnsupportedSteps
{
    public static BoundStep Bind(StepSyntax step, StepContext context)
    {
        var (kind, what) = Describe(step);
        var place = context.Begin(step, kind);
        context.Context.NotSupported(step, what);
        CheckNames(step, context.Context);
        var number = 0;
        foreach (var block in Blocks(step)) context.Block(block, step, place, $"part#{++number}", number);
        return new BoundUnsupported(step, place);
    }

    private static (string Kind, string What) Describe(StepSyntax step) => step switch
    {
        SplitStepSyntax => ("split", "splits"),
        TogetherStepSyntax => ("together", "`together`"),
        DigestStepSyntax => ("digest", "digests"),
        DoStepSyntax => ("do", "flows"),
        AddToAudienceStepSyntax or RemoveFromAudienceStepSyntax => ("audience", "audiences"),
        AddPointsStepSyntax => ("points", "scores"),
        SubscribeStepSyntax => ("subscribe", "`subscribe` in a journey"),
        UnsubscribeStepSyntax => ("unsubscribe", "`unsubscribe` in a journey"),
        MoveStepSyntax => ("move", "lifecycles"),
        NotifyStepSyntax => ("notify", "notifications"),
        TaskStepSyntax => ("task", "tasks"),
        AssignStepSyntax => ("assign", "assigning an owner"),
        DealStepSyntax => ("deal", "deals"),
        CallStepSyntax => ("call", "calls of webhooks"),
        StartJourneyStepSyntax => ("start", "starting another journey"),
        StopJourneyStepSyntax => ("stop", "stopping another journey"),
        _ => ("step", "this step"),
    };

    private static void CheckNames(StepSyntax step, BindingContext context)
    {
        switch (step)
        {
            case DoStepSyntax flow: context.Resolve<FlowSymbol>(flow.Flow, "a flow"); break;
            case AddToAudienceStepSyntax add: context.Resolve<AudienceSymbol>(add.Audience, "an audience"); break;
            case RemoveFromAudienceStepSyntax remove: context.Resolve<AudienceSymbol>(remove.Audience, "an audience"); break;
            case AddPointsStepSyntax points: context.Resolve<ScoreSymbol>(points.Score, "a score"); break;
            case SubscribeStepSyntax subscribe: context.Resolve<TopicSymbol>(subscribe.Topic, "a topic"); break;
            case UnsubscribeStepSyntax unsubscribe: context.Resolve<TopicSymbol>(unsubscribe.Topic, "a topic"); break;
            case MoveStepSyntax move: context.Resolve<LifecycleSymbol>(move.Lifecycle, "a lifecycle"); break;
            case NotifyStepSyntax notify: context.Resolve<TeamSymbol>(notify.Team, "a team"); break;
            case CallStepSyntax call: context.Resolve<WebhookSymbol>(call.Webhook, "a webhook"); break;
            case StartJourneyStepSyntax start: context.Resolve<JourneySymbol>(start.Journey, "a journey"); break;
            case StopJourneyStepSyntax stop: context.Resolve<JourneySymbol>(stop.Journey, "a journey"); break;
        }
    }

    private static IEnumerable<BlockSyntax> Blocks(StepSyntax step) => step switch
    {
        SplitStepSyntax split => split.Arms.Select(arm => arm.Block).OfType<BlockSyntax>(),
        TogetherStepSyntax together => together.Branches.Select(branch => branch.Block).OfType<BlockSyntax>(),
        CallStepSyntax { OnFailure.Block: { } block } => [block],
        // A digest's block speaks of a name that has no meaning yet.
        _ => [],
    };
}

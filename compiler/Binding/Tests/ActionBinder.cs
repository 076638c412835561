using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Expressions;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;
using Journeys.Runtime.Schema;
using NodaTime;

namespace Journeys.Compiler.Binding.Tests;

/// <summary>What happens in a test: the clock, events, operations.</summary>
internal static class ActionBinder
{
    public static BoundTestStep? Bind(TestScope test, TestStepSyntax step)
    {
        switch (step)
        {
            case TestAtSyntax at:
                var zone = at.Zone is { } named ? test.Expressions().BindAs(named.Zone, named, ValueType.Of(ScalarKind.TimeZone), "The zone") : null;
                return test.Expressions().Bind(at.Moment, at) switch
                {
                    BoundLiteral { Value: LocalDateTime moment } when zone is not BoundInvalid => new BoundAt(at, moment, zone),
                    BoundLiteral { Value: LocalDate date } when zone is not BoundInvalid => new BoundAt(at, date.AtMidnight(), zone),
                    _ => null,
                };
            case TestAfterSyntax after:
                return Moments.Span(test.Context, after.Duration) is { } span ? new BoundAfter(after, span) : null;
            case TestEventSyntax { Event: { } reference } happens:
                return BindEvent(test, happens, reference);
            case TestUnsubscribeSyntax unsubscribe:
                var topic = unsubscribe.Topic is null ? null : test.Context.Resolve<TopicSymbol>(unsubscribe.Topic, "a topic");
                return unsubscribe.Topic is not null && topic is null ? null : new BoundUnsubscribe(unsubscribe, test.Who(unsubscribe.Who, unsubscribe, "unsubscribe ada"), topic);
            case TestDeploySyntax or TestOutageSyntax or TestMergeSyntax or TestEraseSyntax:
                test.Context.NotSupported(step, "this operation in tests");
                return null;
            default:
                return null;
        }
    }

    private static BoundTestStep? BindEvent(TestScope test, TestEventSyntax syntax, EventReferenceSyntax reference)
    {
        if (reference.Owner is not { } owner) return null;
        var who = test.Who(syntax.Who, syntax, $"when ada does {owner.Text} {{ }}");
        switch (test.Context.Project.Find(owner.Text))
        {
            case MessageSymbol message when reference.Member is { } member:
                test.Context.Refer(owner, message);
                return MessageStates.Bind(test.Context, member) is { } state ? new BoundWhenMessage(syntax, who, message, state) : null;
            case DataSymbol { Kind: DataKind.Event } data:
                test.Context.Refer(owner, data);
                return test.Expressions().BindRecord(syntax.Values, syntax, data) is BoundRecord record ? new BoundWhenEvent(syntax, who, data, record) : null;
            case DataSymbol { IsEvent: true } builtIn:
                test.Context.Report(NameErrors.WrongKind, owner, builtIn.Name, "an event that the system makes itself", "an event from outside", "For a message write what happens to it, for example `when Welcome.clicked`; for consent `unsubscribe`.");
                return null;
            case { } other:
                test.Context.Report(NameErrors.WrongKind, owner, owner.Text, BindingContext.Article(other.KindName), "an event",
                    other is MessageSymbol ? $"Say what happens to it, for example `when {owner.Text}.clicked`." : Names.Help(test.Context.Project, owner.Text, Fits));
                return null;
            default:
                test.Context.ReportUnknown(owner, "event", Fits);
                return null;
        }
    }

    private static bool Fits(Symbol symbol) => symbol is MessageSymbol or DataSymbol { Kind: DataKind.Event };
}

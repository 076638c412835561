using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Binding.Declarations;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;
using Journeys.Runtime.Testing;

namespace Journeys.Compiler.Binding.Tests;

/// <summary><c>expect …</c></summary>
internal static class ExpectBinder
{
    // As the gates say it.
    private static readonly ImmutableArray<string> Reasons = ["suppressed", "unreachable", "consent", "limit", "condition"];

    private static readonly ImmutableArray<string> Parts = ["subject", "preview", "text", "html", "from"];

    public static BoundTestStep? Bind(TestScope test, TestStepSyntax step)
    {
        switch (step)
        {
            case ExpectSentSyntax sent:
                return test.Context.Resolve<MessageSymbol>(sent.Message, "a message") is { } message && With(test, sent.With) is { } with
                    ? new BoundExpectSent(sent, test.Recipient(sent.To), message, sent.NotKeyword is not null, with)
                    : null;
            case ExpectSkippedSyntax skipped:
                return test.Context.Resolve<MessageSymbol>(skipped.Message, "a message") is { } one && Reason(test, skipped) is { } reason
                    ? new BoundExpectSkipped(skipped, test.Recipient(skipped.To), one, reason)
                    : null;
            case ExpectRunSyntax run:
                return BindRun(test, run);
            case ExpectConditionSyntax condition:
                return BindCondition(test, condition);
            case ExpectTimelineSyntax:
                test.Context.NotSupported(step, "timeline snapshots");
                return null;
            default:
                return null;
        }
    }

    private static string? Reason(TestScope test, ExpectSkippedSyntax skipped)
    {
        if (skipped.Reason is not { } reason) return null;
        if (Reasons.Contains(reason.Text)) return reason.Text;
        test.Context.Report(NameErrors.UnknownReason, reason.Location, [reason.Text, Spelling.Help(reason.Text, Reasons, "")], fix: BindingContext.Replace(reason, Spelling.Closest(reason.Text, Reasons)));
        return null;
    }

    private static ImmutableArray<(string, BoundExpression)>? With(TestScope test, RecordExpressionSyntax? record)
    {
        var parts = ImmutableArray.CreateBuilder<(string, BoundExpression)>();
        var valid = true;
        foreach (var field in record?.Fields ?? [])
        {
            if (field.Name is not { } name) continue;
            if (!Parts.Contains(name.Text))
            {
                test.Context.Report(NameErrors.UnknownPart, name.Location, [name.Text, Spelling.Help(name.Text, Parts, "")], fix: BindingContext.Replace(name, Spelling.Closest(name.Text, Parts)));
                valid = false;
                continue;
            }
            var value = test.Expressions().BindAs(field.Value, field, ValueType.Text, $"`{name.Text}`");
            valid &= !value.Type.IsError;
            parts.Add((name.Text, value));
        }
        return valid ? parts.ToImmutable() : null;
    }

    private static BoundExpectRun? BindRun(TestScope test, ExpectRunSyntax run)
    {
        if (test.Context.Resolve<JourneySymbol>(run.Journey, "a journey") is not { } journey) return null;
        var who = test.Who(run.Who, run, "expect ada left …");
        RunEnd? end = null;
        if (run.GoalKeyword is not null && run.Goal is { } goal)
        {
            if (!journey.Goals.Contains(goal.Text))
            {
                test.Context.Report(NameErrors.UnknownDeclaration, goal.Location, [goal.Text, $"goal in {journey.Name} called", Spelling.Help(goal.Text, journey.Goals, $"{journey.Name} has no goal with a name.")],
                    fix: BindingContext.Replace(goal, Spelling.Closest(goal.Text, journey.Goals)));
                return null;
            }
            end = new RunEnd(true, goal.Text);
        }
        else if (run.ExitKeyword is not null)
            end = new RunEnd(false, run.ExitReason is { } reason ? ProjectSettingsBinder.Plain(test.Context, reason) : null);
        return new BoundExpectRun(run, who, journey, run.LeftKeyword is not null, end);
    }

    private static BoundExpectTrue? BindCondition(TestScope test, ExpectConditionSyntax syntax)
    {
        var condition = test.Expressions().BindCondition(syntax.Condition, syntax);
        if (condition.Type.IsError) return null;
        var mentioned = test.Mentioned.ToImmutableArray();
        if (mentioned.Length > 1)
        {
            test.Context.Report(JourneyErrors.SeveralContacts, BindingContext.Head(syntax), ["one `expect` for each of them"]);
            return null;
        }
        var who = mentioned is [var only] ? only : test.Who(null, syntax, "expect ada.plan == Pro");
        return new BoundExpectTrue(syntax, who, condition, [.. Shown(condition).DistinctBy(part => part.Syntax.ToString().Trim())]);
    }

    // The largest parts that are neither conditions of conditions nor constants: what a reader wants to know of a failure.
    private static IEnumerable<BoundExpression> Shown(BoundExpression condition) => condition switch
    {
        // `contact not in Interested` is one form: its value is that of the whole, not of what is negated.
        BoundUnary { Operator: BoundUnaryOperator.Not } not when ReferenceEquals(not.Syntax, not.Operand.Syntax) && Shown(not.Operand).Any(part => ReferenceEquals(part, not.Operand)) => [not],
        BoundUnary { Operator: BoundUnaryOperator.Not } not => Shown(not.Operand),
        BoundBinary { Operator: BoundBinaryOperator.And or BoundBinaryOperator.Or } logical => Shown(logical.Left).Concat(Shown(logical.Right)),
        BoundBinary comparison => Value(comparison.Left).Concat(Value(comparison.Right)),
        BoundBetween between => Value(between.Value).Concat(Value(between.Low)).Concat(Value(between.High)),
        BoundIn test => Value(test.Value),
        BoundTextTest test => Value(test.Value).Concat(Value(test.Argument)),
        BoundIsKnown known => Value(known.Value),
        _ => Value(condition),
    };

    private static IEnumerable<BoundExpression> Value(BoundExpression value) => value switch
    {
        BoundLiteral or BoundMissing or BoundList => [],
        BoundConversion conversion => Value(conversion.Operand),
        _ => [value],
    };
}

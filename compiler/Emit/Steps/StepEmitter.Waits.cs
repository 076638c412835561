using Journeys.Compiler.Binding.Bound;
using Journeys.Runtime.Steps;
using NodaTime;

namespace Journeys.Compiler.Emit.Steps;

internal sealed partial class StepEmitter
{
    private string Wait(BoundWait wait) => Make("WaitStep", wait,
        Limit(wait.Limit), CSharp.List(wait.Arms.Select(Arm)), OptionalBlock(wait.Otherwise));

    private string Arm(BoundArm arm) => CSharp.Call("new RaceArm", triggers.Emit(arm.Trigger), Block(arm.Body), CSharp.Literal(arm.RestartsAtMost));

    private string Limit(BoundWaitLimit limit) => limit switch
    {
        BoundWaitLimit.None => "new WaitLimit.None()",
        BoundWaitLimit.For span => $"new WaitLimit.For({CSharp.Literal(span.Length)})",
        BoundWaitLimit.Clock clock => CSharp.Call("new WaitLimit.Clock", CSharp.Literal(clock.From), Time(clock.To), Days(clock.Days),
            clock.Zone is { } zone ? Function(zone, expressions.Nullable(zone)) : "null"),
        BoundWaitLimit.Moment moment => CSharp.Call("new WaitLimit.Moment",
            CSharp.Call("new MomentRule", Anchor(moment.Anchor), CSharp.Literal(moment.Offset), CSharp.Literal(moment.Before), Time(moment.At)),
            Absent(moment.IfPast), Absent(moment.IfMissing)),
        _ => throw new InvalidOperationException($"No C# form for {limit.GetType().Name}."),
    };

    private string Anchor(BoundExpression? anchor) => anchor switch
    {
        null => "static s => s.RunStart",
        // Read in the contact's zone as it is then, so it stays a local time.
        BoundLiteral { Value: LocalDateTime time } => Function(anchor, CSharp.Literal(time)),
        _ => Function(anchor, expressions.Boxed(anchor)),
    };

    private static string Time(LocalTime? time) => time is { } value ? CSharp.Literal(value) : "null";

    private static string Days(DayRule? days) => days is null ? "null" : CSharp.Call("new DayRule",
        CSharp.List(days.Days.Select(day => CSharp.Enum(day))),
        CSharp.List(days.Calendars.Select(name => CSharp.Literal(name))),
        CSharp.List(days.Except.Select(name => CSharp.Literal(name))));

    private static string Absent(BoundAbsent? absent) => absent switch
    {
        null => "null",
        BoundAbsent.Continue => "new AbsentRule.Continue()",
        BoundAbsent.SkipTo skip => $"new AbsentRule.SkipTo({CSharp.Literal(skip.Label.Place)})",
        BoundAbsent.Exit => "new AbsentRule.Exit()",
        _ => throw new InvalidOperationException($"No C# form for {absent.GetType().Name}."),
    };
}

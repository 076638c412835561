using System.Collections.Immutable;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Steps;
using Journeys.Runtime.Triggers;
using Journeys.Runtime.Values;
using NodaTime;

namespace Journeys.Runtime.Tests.Lab;

/// <summary>Journeys by hand, close to how the language writes them.</summary>
internal static class Write
{
    private static readonly SourceRef Here = new("test.journey", 1);

    public static EntryPolicy EveryTime { get; } = new(EntryRule.EveryTime, null, null, null, null, WhileRunning.InParallel);
    public static EntryPolicy Once { get; } = new(EntryRule.Once, null, null, null, null, WhileRunning.Ignore);

    public static JourneyDefinition Journey(string name, string start, params ImmutableArray<Step> steps) => new()
    {
        Name = name,
        Version = "v1",
        Source = Here,
        Starts = [new OccurrenceStart(On(start, local: 0), Here)],
        Entry = EveryTime,
        Body = new Block(steps),
        LocalCount = 3,
    };

    public static OccurrenceTrigger On(string name, Func<Scope, bool>? where = null, int? local = null) => new([new Occurrence.Event(name)], local, where, "on " + name);
    public static OccurrenceTrigger OnLabel(string label, MessageState state) => new([new Occurrence.Labelled(label, state)], null, null, $"on {label}.{state}");
    public static OccurrenceTrigger OnMessage(string message, MessageState state) => new([new Occurrence.Message(message, state)], null, null, $"on {message}.{state}");
    public static StateTrigger When(Func<Scope, bool> condition, string text = "when so") => new(condition, text);
    public static GoalDefinition Goal(Trigger trigger, Span? within = null, string name = "Purchase") => new(name, trigger, within, null);
    public static RequirementDefinition Require(Func<Scope, bool> condition, bool throughout = false) => new(condition, "the requirement", throughout, Here);

    public static Step Send(string message, string? place = null, Func<Scope, bool>? onlyIf = null) => new SendStep(place ?? $"send#{message}", message, null, onlyIf, onlyIf is null ? null : "the condition", Here);
    public static Step Wait(string place, Span length) => new WaitStep(place, new WaitLimit.For(length), [], null, Here);
    public static Step Wait(string place, WaitLimit limit) => new WaitStep(place, limit, [], null, Here);
    public static Step Race(string place, WaitLimit limit, ImmutableArray<RaceArm> arms, params ImmutableArray<Step> otherwise) => new WaitStep(place, limit, arms, new Block(otherwise), Here);
    public static RaceArm Arm(Trigger trigger, params ImmutableArray<Step> body) => new(trigger, new Block(body), null);
    public static RaceArm Restarts(Trigger trigger, int most, params ImmutableArray<Step> body) => new(trigger, new Block(body), most);
    public static Step Until(string place, Trigger trigger, params ImmutableArray<Step> body) => new UntilStep(place, trigger, new Block(body), Here);
    public static Step If(string place, Func<Scope, bool> condition, ImmutableArray<Step> yes, params ImmutableArray<Step> no) => new ChooseStep(place, [new ChooseCase(condition, "it is so", new Block(yes))], new Block(no), Here);
    public static Step Repeat(string place, int times, Span? every, params ImmutableArray<Step> body) => new RepeatStep(place, times, every, new Block(body), Here);
    public static Step Set(int slot, Func<Scope, object?> value, string place = "set#1") => new SetStep(place, slot, value, Here);
    public static Step AddTo(string list, Span? length = null, string place = "add#1") => new AddToListStep(place, list, length, Here);
    public static Step RemoveFrom(string list, string place = "remove#1") => new RemoveFromListStep(place, list, Here);
    public static Step Exit(string reason, string place = "exit#1") => new ExitStep(place, _ => reason, Here);
    public static Step Finish(string place = "finish#1") => new FinishStep(place, Here);
    public static Step Leave(string target, string place = "leave#1") => new LeaveStep(place, target, Here);
    public static Step Let(int local, Func<Scope, object?> value, string place = "let#1") => new LetStep(place, local, value, Here);

    public static WaitLimit For(Span length) => new WaitLimit.For(length);
    public static WaitLimit NoLimit { get; } = new WaitLimit.None();
    public static WaitLimit Moment(Func<Scope, object?> anchor, Span? offset = null, bool before = false, LocalTime? at = null, AbsentRule? ifPast = null, AbsentRule? ifMissing = null) =>
        new WaitLimit.Moment(new MomentRule(anchor, offset, before, at), ifPast, ifMissing);

    public static Span Minutes(long amount) => new(amount, SpanUnit.Minute);
    public static Span Hours(long amount) => new(amount, SpanUnit.Hour);
    public static Span Days(long amount) => new(amount, SpanUnit.Day);
}

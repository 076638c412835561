using System.Collections.Immutable;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Triggers;
using Journeys.Runtime.Values;

namespace Journeys.Runtime.Steps;

/// <summary><c>if</c> and <c>choose</c>: the first case that holds, else <paramref name="Otherwise"/>.</summary>
public sealed record ChooseStep(string Place, ImmutableArray<ChooseCase> Cases, Block? Otherwise, SourceRef Source) : Step(Place, Source);

/// <summary>A case of <see cref="ChooseStep"/>.</summary>
/// <param name="Text">The condition as written.</param>
public sealed record ChooseCase(Func<Scope, bool> Condition, string Text, Block Body);

/// <summary><c>until T { }</c>: when the trigger fires the block is abandoned and the run goes on after it.</summary>
public sealed record UntilStep(string Place, Trigger Trigger, Block Body, SourceRef Source) : Step(Place, Source);

/// <summary><c>repeat up to n times every d as LABEL { }</c></summary>
/// <param name="Times">The bound.</param>
/// <param name="Every">From the beginning of one round to the beginning of the next; null for at once.</param>
public sealed record RepeatStep(string Place, int Times, Span? Every, Block Body, SourceRef Source) : Step(Place, Source);

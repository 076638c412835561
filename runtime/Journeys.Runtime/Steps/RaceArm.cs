using Journeys.Runtime.Triggers;

namespace Journeys.Runtime.Steps;

/// <summary>An arm of a race.</summary>
/// <param name="Trigger">What takes it.</param>
/// <param name="Body">What then happens; empty for going on.</param>
/// <param name="RestartsAtMost">For <c>restarts the wait, at most n times</c>: n; the body runs, then the wait begins anew. Null for an ordinary arm. After n restarts further occurrences are ignored.</param>
public sealed record RaceArm(Trigger Trigger, Block Body, int? RestartsAtMost);

using Journeys.Runtime.Deciding;
using Journeys.Runtime.People;

namespace Journeys.Host.Workers;

/// <summary>A decision that has just become durable.</summary>
/// <param name="Person">Whom it concerns.</param>
/// <param name="Who">How to call the person: the first known of their identities, else their number.</param>
/// <param name="Entry">What was decided and why.</param>
public sealed record DecisionEvent(PersonKey Person, string Who, TimelineEntry Entry);

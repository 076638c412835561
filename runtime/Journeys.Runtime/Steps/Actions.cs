using System.Collections.Immutable;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Values;

namespace Journeys.Runtime.Steps;

/// <summary><c>send M(args) as label only if c</c>; rests until the message is sent, skipped or failed (R17).</summary>
/// <param name="Place">Stable identity; equals the label where there is one.</param>
/// <param name="Message">The message's name.</param>
/// <param name="Arguments">Values of the message's parameters, evaluated at each visit of the gate.</param>
/// <param name="OnlyIf">Tested when the message leaves the gate (R15); null for none.</param>
/// <param name="OnlyIfText">As written.</param>
/// <param name="Source">Where it is written.</param>
public sealed record SendStep(string Place, string Message, Func<Scope, ImmutableArray<object?>>? Arguments, Func<Scope, bool>? OnlyIf, string? OnlyIfText, SourceRef Source) : Step(Place, Source);

/// <summary><c>set contact.x = v</c></summary>
/// <param name="Slot">The contact's field.</param>
public sealed record SetStep(string Place, int Slot, Func<Scope, object?> Value, SourceRef Source) : Step(Place, Source);

/// <summary><c>let x = v</c>: evaluated once and kept.</summary>
public sealed record LetStep(string Place, int Local, Func<Scope, object?> Value, SourceRef Source) : Step(Place, Source);

/// <summary><c>add to L for 7 days</c></summary>
/// <param name="For">How long; null for good.</param>
public sealed record AddToListStep(string Place, string List, Span? For, SourceRef Source) : Step(Place, Source);

/// <summary><c>remove from L</c></summary>
public sealed record RemoveFromListStep(string Place, string List, SourceRef Source) : Step(Place, Source);

/// <summary><c>finish</c>: ends the whole run (R8).</summary>
public sealed record FinishStep(string Place, SourceRef Source) : Step(Place, Source);

/// <summary><c>exit "reason"</c>: ends the whole run with a reason.</summary>
public sealed record ExitStep(string Place, Func<Scope, string> Reason, SourceRef Source) : Step(Place, Source);

/// <summary><c>leave LABEL</c>: goes on after the enclosing loop or branch of that label.</summary>
/// <param name="Target">The place of the step that is left.</param>
public sealed record LeaveStep(string Place, string Target, SourceRef Source) : Step(Place, Source);

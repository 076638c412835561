using System.Collections.Immutable;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Values;
using NodaTime;

namespace Journeys.Runtime.Testing;

/// <summary>A <c>test</c> block. A test <c>for each</c> row is one definition per row, its name ending in <c>[1]</c>, <c>[2]</c> ….</summary>
/// <param name="Name">As written.</param>
/// <param name="Steps">In order.</param>
/// <param name="Source">Where it is declared.</param>
public sealed record TestDefinition(string Name, ImmutableArray<TestStep> Steps, SourceRef Source);

/// <summary>A step of a test. Scopes passed to its functions have the named contact (or the only one) as their person.</summary>
/// <param name="Source">Where it is written.</param>
public abstract record TestStep(SourceRef Source);

/// <summary><c>given contact ada { … }</c></summary>
/// <param name="Contact">The name; <c>contact</c> where none is given.</param>
/// <param name="Fields">Slot and value of each given field.</param>
public sealed record GivenContact(string Contact, Func<Scope, ImmutableArray<(int Slot, object? Value)>> Fields, SourceRef Source) : TestStep(Source);

/// <summary><c>given Product mug { sku: "MUG-01", … }</c>: an object that events may refer to by its unique key.</summary>
public sealed record GivenObject(string Type, Func<Scope, Record> Value, SourceRef Source) : TestStep(Source);

/// <summary><c>given ada consents to T by email</c></summary>
/// <param name="Channel">The channel; null for every channel.</param>
public sealed record GivenConsent(string Contact, string Topic, ChannelKind? Channel, SourceRef Source) : TestStep(Source);

/// <summary><c>given ada in Engaged</c></summary>
public sealed record GivenList(string Contact, string List, SourceRef Source) : TestStep(Source);

/// <summary><c>at 2026-03-27 18:00 in zone z</c>: the virtual clock goes there (forward only).</summary>
/// <param name="Zone">The zone; null for the project's.</param>
public sealed record AtStep(LocalDateTime Time, Func<Scope, string?>? Zone, SourceRef Source) : TestStep(Source);

/// <summary><c>after 1 day</c>: in the project zone.</summary>
public sealed record AfterStep(Span Length, SourceRef Source) : TestStep(Source);

/// <summary><c>when ada does E { … }</c></summary>
/// <param name="Event">Name of the event.</param>
/// <param name="Values">The event's record, complete with defaults.</param>
public sealed record WhenEvent(string Contact, string Event, Func<Scope, Record> Values, SourceRef Source) : TestStep(Source);

/// <summary><c>when hello.clicked</c>-like steps: something happens to the newest message of that name.</summary>
/// <param name="Message">The message's name.</param>
/// <param name="State">What happens.</param>
public sealed record WhenMessage(string Contact, string Message, Triggers.MessageState State, SourceRef Source) : TestStep(Source);

/// <summary><c>unsubscribe ada from T</c></summary>
/// <param name="Topic">The topic; null for all.</param>
public sealed record UnsubscribeStep(string Contact, string? Topic, SourceRef Source) : TestStep(Source);

/// <summary><c>expect sent M to ada with { subject: … }</c> and <c>expect not sent M</c>: over the test so far.</summary>
/// <param name="Contact">The recipient; null for anybody.</param>
/// <param name="With">Parts of the message (subject, preview, text, html, from) that must be equal.</param>
public sealed record ExpectSent(string? Contact, string Message, bool Not, ImmutableArray<(string Part, Func<Scope, string?> Value)> With, SourceRef Source) : TestStep(Source);

/// <summary><c>expect skipped M because reason</c></summary>
/// <param name="Reason">The gate's word: suppressed, consent, unreachable, limit, quiet, condition ….</param>
public sealed record ExpectSkipped(string? Contact, string Message, string Reason, SourceRef Source) : TestStep(Source);

/// <summary><c>expect ada entered J</c> and <c>expect ada left J by goal G</c></summary>
/// <param name="Left">Left rather than entered.</param>
/// <param name="By">How it ended; null for any way.</param>
public sealed record ExpectRun(string Contact, string Journey, bool Left, RunEnd? By, SourceRef Source) : TestStep(Source);

/// <summary>How a run ended, as a test states it.</summary>
/// <param name="Goal">By a goal rather than by an exit.</param>
/// <param name="Name">The goal's name or the exit's reason; null for any.</param>
public sealed record RunEnd(bool Goal, string? Name);

/// <summary><c>expect c</c></summary>
/// <param name="Text">As written.</param>
/// <param name="Parts">Its parts as written with their values, shown when it fails.</param>
public sealed record ExpectTrue(string Contact, Func<Scope, bool> Condition, string Text, ImmutableArray<(string Text, Func<Scope, object?> Value)> Parts, SourceRef Source) : TestStep(Source);

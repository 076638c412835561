using System.Collections.Immutable;

namespace Journeys.Runtime.Triggers;

/// <summary>What starts, ends or moves a run: an occurrence (<c>on …</c>) or a state (<c>when …</c>).</summary>
/// <param name="Text">As written, for timelines.</param>
public abstract record Trigger(string Text);

/// <summary><c>on E, F as x where c</c>: sees occurrences processed after the person arrived at it (R4).</summary>
/// <param name="Occurrences">Any of these.</param>
/// <param name="Local">The local that keeps the event's record; null without <c>as</c>.</param>
/// <param name="Where">
/// The filter; null for none. It is called with <see cref="Scope.Event"/> set to the candidate's record (and the local, where there is one, already set).
/// </param>
/// <param name="Text">As written.</param>
public sealed record OccurrenceTrigger(ImmutableArray<Occurrence> Occurrences, int? Local, Func<Scope, bool>? Where, string Text) : Trigger(Text);

/// <summary><c>when c</c>: also true if it already holds on arrival (but for a start's, which fires on turning true).</summary>
/// <param name="Condition">The condition. While it is evaluated the scope notes the next instant at which it may change by itself (<see cref="Scope.Horizon"/>).</param>
/// <param name="Text">As written.</param>
public sealed record StateTrigger(Func<Scope, bool> Condition, string Text) : Trigger(Text);

/// <summary>Something that can happen to a person.</summary>
public abstract record Occurrence
{
    /// <summary>An event by its name.</summary>
    public sealed record Event(string Name) : Occurrence;

    /// <summary>A message's history, whichever run sent it: <c>CartMail.clicked</c>.</summary>
    public sealed record Message(string Name, MessageState State) : Occurrence;

    /// <summary>A message of this run by its label: <c>hello.clicked</c>; the latest visit (R27).</summary>
    public sealed record Labelled(string Label, MessageState State) : Occurrence;

    private Occurrence() { }
}

/// <summary>What can happen to a message.</summary>
public enum MessageState
{
    /// <summary>Accepted by the provider. In history a message counts as sent from the moment it leaves the gate until it is refused.</summary>
    Sent,
    /// <summary>Delivered.</summary>
    Delivered,
    /// <summary>Opened by a human, as far as can be told (R20).</summary>
    Opened,
    /// <summary>A link was clicked by a human.</summary>
    Clicked,
    /// <summary>Bounced, hard or soft.</summary>
    Bounced,
    /// <summary>Answered.</summary>
    Replied,
    /// <summary>Not sent, by a gate.</summary>
    Skipped,
    /// <summary>Refused by the provider.</summary>
    Failed,
}

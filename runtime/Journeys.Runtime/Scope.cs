using System.Collections.Immutable;
using Journeys.Runtime.History;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Triggers;
using Journeys.Runtime.Values;
using NodaTime;

namespace Journeys.Runtime;

/// <summary>
/// What a compiled expression can see: one person, one run, one instant. Expressions are pure functions of it.
/// Whatever depends on time lowers <see cref="Horizon"/> to the next instant at which its value may change by itself.
/// </summary>
public abstract class Scope
{
    /// <summary>The instant of the decision.</summary>
    public abstract Instant Now { get; }
    /// <summary>The earliest instant at which what was read so far may change without any input; <see cref="Instant.MaxValue"/> for never.</summary>
    public Instant Horizon { get; private set; } = Instant.MaxValue;
    /// <summary>When the run began, the anchor of <c>24 hours after start</c>; null outside a run.</summary>
    public abstract Instant? RunStart { get; }
    /// <summary>The contact's zone, else the project's (R11).</summary>
    public abstract DateTimeZone Zone { get; }
    /// <summary>Formats for the project's locale and currency.</summary>
    public abstract Formatting Format { get; }
    /// <summary>The person's attributes.</summary>
    public abstract Record Contact { get; }
    /// <summary>The event under test in a trigger's <c>where</c>, else the event that is being processed.</summary>
    public abstract Record? Event { get; }
    /// <summary>A local of the run or a parameter of the message being rendered.</summary>
    public abstract object? Local(int index);
    /// <summary>A local that holds a record.</summary>
    public Record? LocalRecord(int index) => (Record?)Local(index);
    /// <summary>The object a reference names, or null.</summary>
    public abstract Record? Object(string type, object? key);

    /// <summary><c>consents to T by email</c>; a null channel means every channel the person was asked for.</summary>
    public abstract bool Consents(string topic, ChannelKind? channel);
    /// <summary><c>reachable by email</c>: has an address there and is not suppressed.</summary>
    public abstract bool Reachable(ChannelKind channel);
    /// <summary><c>contact in List</c></summary>
    public abstract bool InList(string list);
    /// <summary><c>running(J)</c></summary>
    public abstract bool Running(string journey);
    /// <summary><c>hello.clicked</c>: the latest visit of that label (R27).</summary>
    public abstract bool Message(string label, MessageState state);

    /// <summary><c>did X where c W</c></summary>
    public abstract bool Did(string key, Func<Record, bool>? where, Window window);
    /// <summary><c>no X where c W [or since created]</c>: only for a person known for the whole window (R24).</summary>
    public abstract bool No(string key, Func<Record, bool>? where, Window window, bool orSinceCreated);
    /// <summary><c>count(X where c, W)</c></summary>
    public abstract long Count(string key, Func<Record, bool>? where, Window window);
    /// <summary><c>count distinct(X.f, W)</c></summary>
    public abstract long CountDistinct(string key, Func<Record, object?> field, Func<Record, bool>? where, Window window);
    /// <summary><c>sum(X.f, W)</c>; 0 where there is none.</summary>
    public abstract decimal Sum(string key, Func<Record, decimal?> field, Func<Record, bool>? where, Window window);
    /// <summary><c>average(X.f, W)</c>; missing where there is none.</summary>
    public abstract decimal? Average(string key, Func<Record, decimal?> field, Func<Record, bool>? where, Window window);
    /// <summary><c>min</c> and <c>max</c>; missing where there is none. Values are of one comparable type.</summary>
    public abstract object? Extreme(string key, Func<Record, object?> field, Func<Record, bool>? where, Window window, bool largest);
    /// <summary><c>most frequent(X.f, W)</c>; ties to the more recent; missing where there is none.</summary>
    public abstract object? MostFrequent(string key, Func<Record, object?> field, Func<Record, bool>? where, Window window);
    /// <summary><c>first(X)</c> in event time.</summary>
    public abstract Record? First(string key, Func<Record, bool>? where, Window window);
    /// <summary><c>last(X)</c> in event time.</summary>
    public abstract Record? Last(string key, Func<Record, bool>? where, Window window);
    /// <summary><c>last(3 X)</c>, newest first.</summary>
    public abstract ImmutableArray<object?> LastMany(int count, string key, Func<Record, bool>? where, Window window);
    /// <summary><c>time since last(X) &gt; 90 days</c> and its kin; a missing last makes every comparison false. Lowers the horizon to the instant at which it turns.</summary>
    public abstract bool TimeSinceLast(string key, Func<Record, bool>? where, Comparison comparison, Span span);

    /// <summary>The one-click unsubscribe address of the message being rendered.</summary>
    public abstract string UnsubscribeUrl { get; }

    /// <summary>Forgets what was noted, before another condition is tested.</summary>
    internal void ResetHorizon() => Horizon = Instant.MaxValue;

    /// <summary>Notes that what was just read may change at an instant.</summary>
    protected void ChangesAt(Instant instant)
    {
        if (instant > Now && instant < Horizon) Horizon = instant;
    }
}

/// <summary>A comparison operator.</summary>
public enum Comparison
{
    /// <summary>==</summary>
    Equal,
    /// <summary>!=</summary>
    NotEqual,
    /// <summary>&lt;</summary>
    Less,
    /// <summary>&lt;=</summary>
    LessOrEqual,
    /// <summary>&gt;</summary>
    Greater,
    /// <summary>&gt;=</summary>
    GreaterOrEqual,
}

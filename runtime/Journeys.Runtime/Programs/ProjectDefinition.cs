using System.Collections.Immutable;
using Journeys.Runtime.Schema;
using Journeys.Runtime.Values;
using NodaTime;

namespace Journeys.Runtime.Programs;

/// <summary>The entry point of a compiled assembly: its one public class derives from this and has a parameterless constructor.</summary>
public abstract class CompiledProject
{
    /// <summary>Builds the project's definition. Pure: no I/O, no clock.</summary>
    public abstract ProjectDefinition Define();
}

/// <summary>All that a compiled project declares, as the runtime executes it.</summary>
public sealed record ProjectDefinition
{
    /// <summary>The project's name.</summary>
    public required string Name { get; init; }
    /// <summary>The IANA zone used where a contact has none.</summary>
    public required string TimeZone { get; init; }
    /// <summary>ISO 4217; every amount is in it.</summary>
    public required string Currency { get; init; }
    /// <summary>BCP 47; formats dates and amounts in messages.</summary>
    public required string Locale { get; init; }
    /// <summary>How late an event may arrive and still act on runs (R10).</summary>
    public required Span LateEvents { get; init; }
    /// <summary>The contact's fields.</summary>
    public required RecordType Contact { get; init; }
    /// <summary>Declared objects.</summary>
    public ImmutableArray<RecordType> Objects { get; init; } = [];
    /// <summary>Declared types.</summary>
    public ImmutableArray<RecordType> Types { get; init; } = [];
    /// <summary>Declared and built-in events.</summary>
    public ImmutableArray<RecordType> Events { get; init; } = [];
    /// <summary>What people can consent to.</summary>
    public ImmutableArray<TopicDefinition> Topics { get; init; } = [];
    /// <summary>Names of hand- or journey-kept lists.</summary>
    public ImmutableArray<string> Lists { get; init; } = [];
    /// <summary>Declared calendars.</summary>
    public ImmutableArray<CalendarDefinition> Calendars { get; init; } = [];
    /// <summary>Channel settings, one per declared channel.</summary>
    public ImmutableArray<ChannelDefinition> Channels { get; init; } = [];
    /// <summary>Limits on the messages of the channels each names, in source order (R18).</summary>
    public ImmutableArray<LimitDefinition> Limits { get; init; } = [];
    /// <summary>Declared messages.</summary>
    public ImmutableArray<MessageDefinition> Messages { get; init; } = [];
    /// <summary>Which history each person must keep, as derived from the expressions.</summary>
    public ImmutableArray<HistoryNeed> History { get; init; } = [];
    /// <summary>Declared journeys.</summary>
    public ImmutableArray<JourneyDefinition> Journeys { get; init; } = [];
    /// <summary>Tests of the project; empty unless compiled for testing.</summary>
    public ImmutableArray<Testing.TestDefinition> Tests { get; init; } = [];
}

/// <summary>A topic a person can consent to.</summary>
/// <param name="Name">Declared name.</param>
/// <param name="Title">What a person reads.</param>
public sealed record TopicDefinition(string Name, string Title);

/// <summary>A set of dates, such as holidays.</summary>
/// <param name="Name">Declared name.</param>
/// <param name="Dates">The dates.</param>
public sealed record CalendarDefinition(string Name, ImmutableHashSet<LocalDate> Dates);

/// <summary>History that expressions read, so that the runtime keeps it.</summary>
/// <param name="Key">An event's name (<c>OrderPlaced</c>) or a message's history (<c>CartMail.sent</c>).</param>
/// <param name="Keep">The longest window any expression looks back; null for ever.</param>
public sealed record HistoryNeed(string Key, Span? Keep);

/// <summary>Where something stands in the source, for timelines and failures.</summary>
/// <param name="File">Path relative to the project.</param>
/// <param name="Line">One-based.</param>
public readonly record struct SourceRef(string File, int Line);

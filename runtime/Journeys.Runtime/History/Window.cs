using Journeys.Runtime.Values;
using NodaTime;

namespace Journeys.Runtime.History;

/// <summary>Which part of history an expression reads (R11).</summary>
public abstract record Window
{
    /// <summary>All of it.</summary>
    public static Window Ever { get; } = new Always();

    /// <summary>No bound.</summary>
    public sealed record Always : Window;
    /// <summary><c>in last 90 days</c>: an event leaves at event time + length, computed forward in the project zone.</summary>
    public sealed record InLast(Span Length) : Window;
    /// <summary><c>between 60 days and 30 days ago</c></summary>
    public sealed record Ago(Span From, Span To) : Window;
    /// <summary><c>this week</c>: project zone, weeks begin on Monday. Unit is day, week, month, quarter or year.</summary>
    public sealed record This(SpanUnit Unit) : Window;
    /// <summary><c>since 2026-01-01</c>, in the project zone.</summary>
    public sealed record SinceDate(LocalDateTime Date) : Window;
    /// <summary><c>since start</c>: after the event that started the run (R3).</summary>
    public sealed record SinceStart : Window;
    /// <summary><c>since LABEL</c>: after the latest arrival at that place; false while not visited (R27).</summary>
    public sealed record SincePlace(string Place) : Window;

    private Window() { }
}

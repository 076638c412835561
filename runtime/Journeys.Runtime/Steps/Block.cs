using System.Collections.Immutable;
using Journeys.Runtime.Programs;

namespace Journeys.Runtime.Steps;

/// <summary>Steps in order.</summary>
public sealed record Block(ImmutableArray<Step> Steps)
{
    /// <summary>A block of these steps.</summary>
    public static Block Of(params ImmutableArray<Step> steps) => new(steps);
}

/// <summary>A step of a journey: data written by the compiler, behaviour in the same file.</summary>
/// <param name="Place">
/// The stable identity within the journey: the label, else a derived id (parent place, kind, ordinal within kind: <c>race#1/otherwise/send#2</c>). Unique in the journey.
/// </param>
/// <param name="Source">Where it is written.</param>
public abstract record Step(string Place, SourceRef Source);

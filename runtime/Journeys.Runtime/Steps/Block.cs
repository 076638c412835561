using System.Collections.Immutable;

namespace Journeys.Runtime.Steps;

/// <summary>Steps in order.</summary>
public sealed record Block(ImmutableArray<Step> Steps)
{
    /// <summary>A block of these steps.</summary>
    public static Block Of(params ImmutableArray<Step> steps) => new(steps);
}

using System.Collections.Immutable;

namespace Journeys.Host.Ingest;

/// <summary>What became of something that was sent in.</summary>
/// <param name="Accepted">How many rows or events were taken, duplicates included.</param>
/// <param name="Duplicates">How many of them had been taken before, so that nothing was done.</param>
/// <param name="Created">How many new people they made known.</param>
/// <param name="Rejected">What was not taken, each with its reason.</param>
public sealed record IngestReport(int Accepted, int Duplicates, int Created, ImmutableArray<Rejection> Rejected)
{
    /// <summary>Nothing at all.</summary>
    public static IngestReport Empty { get; } = new(0, 0, 0, []);

    /// <summary>Both together.</summary>
    public IngestReport And(IngestReport other) =>
        new(Accepted + other.Accepted, Duplicates + other.Duplicates, Created + other.Created, Rejected.AddRange(other.Rejected));
}

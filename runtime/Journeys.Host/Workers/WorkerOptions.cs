namespace Journeys.Host.Workers;

/// <summary>How much a shard worker does at once.</summary>
public sealed record WorkerOptions
{
    /// <summary>At most so many inputs in one transaction.</summary>
    public int InputsPerBatch { get; init; } = 1_000;
    /// <summary>At most so many people who fell due in one transaction.</summary>
    public int PeoplePerBatch { get; init; } = 1_000;
    /// <summary>So many people stay in memory between decisions.</summary>
    public int PeopleInMemory { get; init; } = 20_000;
}

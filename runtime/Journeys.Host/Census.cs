using System.Collections.Immutable;
using Journeys.Runtime.People;
using Journeys.Runtime.Programs;
using Journeys.Storage;

namespace Journeys.Host;

/// <summary>How many people there are and where they are under way.</summary>
/// <param name="People">How many people.</param>
/// <param name="RunsByJourney">Runs under way by the journey's name.</param>
/// <param name="Complete">Whether everybody was looked at; otherwise the numbers are at least these.</param>
public sealed record Census(long People, ImmutableSortedDictionary<string, long> RunsByJourney, bool Complete)
{
    /// <summary>Runs under way.</summary>
    public long Runs => RunsByJourney.Values.Sum();
}

/// <summary>Counts people, at most so many and not at every look: the page may be reloaded often.</summary>
internal sealed class CensusTaker(IStore store, ProgramSet programs, TimeProvider real)
{
    private const int Most = 20_000;
    private const int PageSize = 1_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim gate = new(1, 1);
    private long takenAt;
    private Census? last;

    public async Task<Census> TakeAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            if (last is not null && real.GetElapsedTime(takenAt) < Fresh) return last;
            last = await CountAsync(cancellation);
            takenAt = real.GetTimestamp();
            return last;
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<Census> CountAsync(CancellationToken cancellation)
    {
        var people = 0L;
        var runs = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        PersonKey? after = null;
        while (people < Most)
        {
            var keys = await store.PeopleAsync(after, PageSize, cancellation);
            foreach (var row in await store.LoadPeopleAsync(keys, cancellation))
            {
                people++;
                if (row.State.IsEmpty) continue;
                foreach (var run in PersonCodec.Read(row.State.Span, programs).Runs)
                    if (run.State == RunState.Active) runs[run.Journey] = runs.GetValueOrDefault(run.Journey) + 1;
            }
            if (keys.Length < PageSize) return new Census(people, runs.ToImmutable(), Complete: true);
            after = keys[^1];
        }
        return new Census(people, runs.ToImmutable(), Complete: false);
    }
}

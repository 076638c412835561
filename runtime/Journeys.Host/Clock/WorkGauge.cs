namespace Journeys.Host.Clock;

/// <summary>
/// Whether somebody still works on what is due. An accelerated clock does not run ahead of the work: a slow machine then plays
/// a demonstration slowly, with the same outcome, rather than letting people's waits end hours late.
/// </summary>
internal sealed class WorkGauge
{
    private int open;

    public bool IsBusy => Volatile.Read(ref open) > 0;

    public void Begin() => Interlocked.Increment(ref open);

    public void End() => Interlocked.Decrement(ref open);
}

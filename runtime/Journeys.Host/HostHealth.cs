using NodaTime;

namespace Journeys.Host;

/// <summary>What goes wrong inside a host, so that it is seen: by the page, the log and whoever started it.</summary>
public sealed class HostHealth
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, HostTrouble> troubles = [];

    /// <summary>What is wrong now, the oldest first; empty when all is well.</summary>
    public IReadOnlyList<HostTrouble> Troubles
    {
        get { lock (gate) return [.. troubles.Values.OrderBy(trouble => trouble.Since)]; }
    }

    /// <summary>Something began to go wrong, or still does.</summary>
    /// <param name="part">Which part of the host.</param>
    /// <param name="text">What is wrong and what it means.</param>
    /// <param name="now">The present instant.</param>
    public void Report(string part, string text, Instant now)
    {
        lock (gate) troubles[part] = new HostTrouble(part, text, troubles.TryGetValue(part, out var known) ? known.Since : now);
    }

    /// <summary>That part works again.</summary>
    public void Clear(string part)
    {
        lock (gate) troubles.Remove(part);
    }
}

/// <summary>Something that is wrong.</summary>
/// <param name="Part">Which part of the host.</param>
/// <param name="Text">What is wrong and what it means.</param>
/// <param name="Since">Since when, on the project's clock.</param>
public sealed record HostTrouble(string Part, string Text, Instant Since);

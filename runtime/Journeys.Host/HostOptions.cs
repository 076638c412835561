using System.Collections.Immutable;
using Journeys.Channels.Email;
using Journeys.Host.Clock;
using Journeys.Host.Ingest;
using Journeys.Host.Programs;
using Journeys.Host.Sending;
using Journeys.Host.Workers;
using Journeys.Storage;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Journeys.Host;

/// <summary>What a host runs and with what.</summary>
public sealed record HostOptions
{
    // The clock of a demonstration begins a little before its first event, so that one sees it come.
    private static readonly Duration BeforeFirstEvent = Duration.FromMinutes(10);

    /// <summary>The compiled project that is in force.</summary>
    public required CompiledProgram Program { get; init; }
    /// <summary>The database.</summary>
    public required StoreOptions Store { get; init; }
    /// <summary>
    /// The folder for what is not in the database (the built-in mailbox, the list of rejects, the token for local events),
    /// usually <c>.journeys</c> in the project; made where it is not there.
    /// </summary>
    public required string DataFolder { get; init; }
    /// <summary>The mail server to hand e-mail to; null for the built-in mailbox, which delivers nothing.</summary>
    public SmtpOptions? Smtp { get; init; }
    /// <summary>The built-in mailbox's port; 0 takes a free one.</summary>
    public int MailboxPort { get; init; }
    /// <summary>The sender where neither a message nor the e-mail channel names one.</summary>
    public string DefaultFrom { get; init; } = "Journeys <journeys@localhost>";
    /// <summary>The port of the pages, on loopback; 0 takes a free one.</summary>
    public int Port { get; init; } = 5080;
    /// <summary>Where mail programs reach this host, without a slash at its end; null for its own loopback address.</summary>
    public string? PublicUrl { get; init; }
    /// <summary>How fast the clock runs.</summary>
    public ClockSpeed Speed { get; init; } = ClockSpeed.Real;
    /// <summary>Where the accelerated clock of a fresh database begins; null for shortly before the first event of <see cref="EventsFile"/>, else now.</summary>
    public Instant? FreshClock { get; init; }
    /// <summary>What <see cref="FreshClock"/> comes to.</summary>
    internal Instant? StartOfFreshClock => FreshClock ?? (EventsFile is { } script ? EventPlayer.FirstAt(script) - BeforeFirstEvent : null);
    /// <summary>A script of events to play, one JSON object per line in the order of <c>at</c>; null for none.</summary>
    public string? EventsFile { get; init; }
    /// <summary>How messages are tried, tried again and given up on.</summary>
    public DeliveryPolicy Delivery { get; init; } = new();
    /// <summary>How much is decided at once.</summary>
    public WorkerOptions Worker { get; init; } = new();
    /// <summary>Seed of the jitter between tries of the store.</summary>
    public int Seed { get; init; } = 20_260_101;
    /// <summary>
    /// Called with the decisions of each batch as soon as they are durable, in order, on the worker's own time: a slow one slows deciding down.
    /// </summary>
    public Action<ImmutableArray<DecisionEvent>>? OnDecisions { get; init; }
    /// <summary>Where the host logs; it logs numbers and names of the project, never personal data.</summary>
    public ILoggerFactory? Logging { get; init; }
    /// <summary>Real time.</summary>
    public TimeProvider RealTime { get; init; } = TimeProvider.System;
    /// <summary>Who claims the shards, for people who look at the table.</summary>
    public string Owner { get; init; } = Environment.MachineName;
}

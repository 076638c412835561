using Journeys.Channels.Mailbox;
using Journeys.Host.Clock;
using Journeys.Host.Ingest;
using Journeys.Host.Tracking;
using Journeys.Host.Web.Pages;
using Journeys.Runtime.Programs;
using Journeys.Storage;

namespace Journeys.Host.Web;

/// <summary>What the pages and addresses are made from.</summary>
internal sealed record WebServices
{
    public required IStore Store { get; init; }
    public required ProgramSet Programs { get; init; }
    public required VirtualClock Clock { get; init; }
    public required HostHealth Health { get; init; }
    public required IngestService Ingest { get; init; }
    public required RejectLog Rejects { get; init; }
    public required LinkSigner Signer { get; init; }
    public required LocalToken Token { get; init; }
    public required CensusTaker Census { get; init; }
    public required PageContext Context { get; init; }
    public required Func<long> Decided { get; init; }
    public MailboxServer? Mailbox { get; init; }
}

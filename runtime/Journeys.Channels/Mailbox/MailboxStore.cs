using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Journeys.Channels.Mailbox;

/// <summary>The mailbox's mails: a folder with one .eml file each, named by the order of arrival.</summary>
/// <remarks>
/// The files are the truth; what the list shows is read from them when asked for and then kept in memory. Safe for
/// use from several threads. One process writes to a folder at a time.
/// </remarks>
public sealed class MailboxStore
{
    private const int WatchBacklog = 10_000;

    private readonly string folder;
    private readonly bool isFlushed;
    private readonly TimeProvider clock;
    private readonly Lock gate = new();
    private readonly List<long> ids;
    private readonly ConcurrentDictionary<long, MailSummary> summaries = new();
    private ImmutableList<Channel<long>> watchers = [];
    private long lastId;

    private MailboxStore(string folder, bool isFlushed, TimeProvider clock, List<long> ids)
    {
        this.folder = folder;
        this.isFlushed = isFlushed;
        this.clock = clock;
        this.ids = ids;
        lastId = ids.Count == 0 ? 0 : ids[^1];
    }

    /// <summary>How many mails there are.</summary>
    public int Count
    {
        get
        {
            lock (gate) return ids.Count;
        }
    }

    /// <summary>Opens a folder of mails, making it where it is not there.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="flushToDisk">
    /// True to answer for a mail only once the disk has it, so that it survives a power failure. Without it a mail
    /// survives the end of the process, but not of the machine.
    /// </param>
    /// <param name="clock">Stamps arrivals; null for the system's.</param>
    /// <exception cref="IOException">The folder cannot be made or read.</exception>
    public static MailboxStore Open(string folder, bool flushToDisk = false, TimeProvider? clock = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        Directory.CreateDirectory(folder);
        // Left by a process that ended while it was writing; such a mail was never answered for.
        foreach (var leftover in Directory.EnumerateFiles(folder, "*" + MailFile.UnfinishedSuffix)) File.Delete(leftover);
        var ids = Directory.EnumerateFiles(folder, "*" + MailFile.Suffix).Select(MailFile.IdOf).OfType<long>().Order().ToList();
        return new MailboxStore(folder, flushToDisk, clock ?? TimeProvider.System, ids);
    }

    /// <summary>A page of the list, newest first.</summary>
    /// <param name="skip">How many of the newest to pass over, 0 or more.</param>
    /// <param name="take">How many to list at most, 0 or more.</param>
    /// <param name="search">Text looked for in sender, recipients, subject and Message-ID, in any case; null or empty for all.</param>
    public MailboxPage List(int skip, int take, string? search = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfNegative(take);
        long[] all;
        lock (gate) all = [.. ids];
        Array.Reverse(all);
        if (string.IsNullOrWhiteSpace(search))
            return new MailboxPage([.. all.Skip(skip).Take(take).Select(Summary).OfType<MailSummary>()], all.Length);
        var matches = all.Select(Summary).OfType<MailSummary>().Where(m => Matches(m, search.Trim())).ToList();
        return new MailboxPage([.. matches.Skip(skip).Take(take)], matches.Count);
    }

    /// <summary>Opens one mail; null where there is none with this id.</summary>
    public MailDetail? Get(long id) =>
        Summary(id) is { } summary && OpenRaw(id) is { } raw ? MailFile.ReadDetail(raw, summary) : null;

    /// <summary>The mail as it came, with the mailbox's trace headers before it; null where there is none. The caller closes it.</summary>
    public Stream? OpenRaw(long id)
    {
        try
        {
            return new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Each mail once: those already there past an id, then every one that arrives, until cancelled.</summary>
    /// <param name="afterId">Mails up to this id are known to the caller; 0 for none.</param>
    /// <param name="ct">Ends the watching.</param>
    public async IAsyncEnumerable<MailSummary> WatchAsync(long afterId, [EnumeratorCancellation] CancellationToken ct = default)
    {
        var mine = Channel.CreateBounded<long>(new BoundedChannelOptions(WatchBacklog) { FullMode = BoundedChannelFullMode.DropOldest });
        ImmutableInterlocked.Update(ref watchers, all => all.Add(mine));
        try
        {
            // Subscribed first and listed second, so that none falls between; one seen both ways is passed once.
            HashSet<long> listed;
            lock (gate) listed = [.. ids.Where(id => id > afterId)];
            foreach (var id in listed.Order())
                if (Summary(id) is { } summary) yield return summary;
            await foreach (var id in mine.Reader.ReadAllAsync(ct).ConfigureAwait(false))
                if (!listed.Contains(id) && Summary(id) is { } summary) yield return summary;
        }
        finally
        {
            ImmutableInterlocked.Update(ref watchers, all => all.Remove(mine));
        }
    }

    /// <summary>Stores a mail; it is complete on return.</summary>
    internal long Append(MailEnvelope envelope, ReadOnlyMemory<byte> content)
    {
        var now = clock.GetUtcNow();
        while (true)
        {
            var id = Interlocked.Increment(ref lastId);
            var trace = MailFile.Trace(envelope, id, now);
            if (!MailFile.Write(PathOf(id), trace, content, isFlushed)) continue;
            lock (gate)
            {
                var at = ids.BinarySearch(id);
                ids.Insert(~at, id);
            }
            foreach (var watcher in watchers) watcher.Writer.TryWrite(id);
            return id;
        }
    }

    private string PathOf(long id) => Path.Combine(folder, id.ToString("D8", CultureInfo.InvariantCulture) + MailFile.Suffix);

    private MailSummary? Summary(long id)
    {
        if (summaries.TryGetValue(id, out var known)) return known;
        if (OpenRaw(id) is not { } raw) return null;
        return summaries.GetOrAdd(id, MailFile.ReadSummary(raw, id));
    }

    private static bool Matches(MailSummary mail, string text) =>
        mail.From.Contains(text, StringComparison.OrdinalIgnoreCase)
        || mail.To.Contains(text, StringComparison.OrdinalIgnoreCase)
        || mail.Subject.Contains(text, StringComparison.OrdinalIgnoreCase)
        || mail.MessageId.Contains(text, StringComparison.OrdinalIgnoreCase);
}

using Journeys.Runtime.People;

namespace Journeys.Storage;

/// <summary>
/// What both engines accept as a key. SQL Server's index keys are short and its comparison ignores blanks at the end,
/// so the same rules hold on SQLite: a project must not behave differently on its way to production.
/// </summary>
internal static class Limits
{
    public const int Kind = 40;
    public const int Value = 320;
    public const int Key = 200;
    public const int Channel = 100;
    public const int Detail = 1000;

    public static void Check(IReadOnlyList<IngestItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        foreach (var item in items)
        {
            foreach (var identity in item.Identities) Check(identity);
            if (item.MessageId is { } id) Text(id, Key, "message id");
        }
    }

    public static void Check(Identity identity)
    {
        Text(identity.Kind, Kind, "kind of an identity");
        Text(identity.Value, Value, "identity");
    }

    public static void Text(string text, int length, string what)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0 || text.Length > length)
            throw new ArgumentException($"The {what} has {text.Length} characters; 1 to {length} can be stored.");
        if (char.IsWhiteSpace(text[^1]) || text.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException($"The {what} '{text.Replace("\0", "\\0", StringComparison.Ordinal)}' ends in a blank or holds a NUL character; trim it before it is stored.");
    }

    public static string? Cut(string? detail) => detail is { Length: > Detail } ? detail[..Detail] : detail;

    public static void Check(Commit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        Span<bool> owned = stackalloc bool[PersonKey.Shards];
        foreach (var advance in commit.ShardAdvances)
        {
            var shard = advance.Claim.Shard;
            if (shard < 0 || shard >= owned.Length) throw new ArgumentException($"There is no shard {shard}.");
            if (owned[shard]) throw new ArgumentException($"Shard {shard} is advanced twice in one commit.");
            if (advance.InboxApplied < advance.Claim.InboxApplied)
                throw new ArgumentException($"Shard {shard}: the inbox watermark cannot go back from {advance.Claim.InboxApplied} to {advance.InboxApplied}.");
            owned[shard] = true;
        }

        var people = new HashSet<PersonKey>(commit.People.Length);
        foreach (var person in commit.People)
        {
            Owned(owned, person.Key.Shard);
            if (!people.Add(person.Key)) throw new ArgumentException($"Person {person.Key.Id} is written twice in one commit.");
        }

        foreach (var message in commit.Outbox)
        {
            Owned(owned, message.Person.Shard);
            Text(message.SendKey, Key, "send key");
            Text(message.Channel, Channel, "channel");
        }

        foreach (var cancellation in commit.Cancellations) Owned(owned, cancellation.Person.Shard);
        foreach (var entry in commit.Timeline) Owned(owned, entry.Person.Shard);
    }

    private static void Owned(ReadOnlySpan<bool> owned, int shard)
    {
        if (shard < 0 || shard >= owned.Length || !owned[shard])
            throw new ArgumentException($"The commit writes a person of shard {shard} but does not advance that shard, so nothing would fence it.");
    }

    public static void Check(IReadOnlyList<OutboxFinish> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var seqs = new HashSet<long>(results.Count);
        foreach (var result in results)
        {
            if (result.State is OutboxState.Pending or OutboxState.Attempted or OutboxState.Cancelled)
                throw new ArgumentException($"An attempt cannot end as {result.State}.");
            if (!seqs.Add(result.Seq)) throw new ArgumentException($"Message {result.Seq} is finished twice in one call.");
            if ((result.State == OutboxState.Retry) != result.RetryAt.HasValue)
                throw new ArgumentException($"Message {result.Seq}: a time for the next try goes with the state Retry and with no other.");
        }
    }
}

using System.Collections.Immutable;
using System.Data;
using Journeys.Runtime.People;
using Microsoft.Data.SqlClient.Server;

namespace Journeys.Storage.SqlServer.Wire;

/// <summary>The table types of <c>Migrations/001_tables.sql</c>.</summary>
internal static class TableTypes
{
    public static readonly TableType<ShardClaim> Shards = new("journeys.ShardList", [Int("Ordinal"), Int("ShardNo"), Long("InboxApplied")], (record, claim, position) =>
    {
        record.SetInt32(0, position);
        record.SetInt32(1, claim.Shard);
        record.SetInt64(2, claim.InboxApplied);
    });

    public static readonly TableType<PersonKey> Keys = new("journeys.KeyList", [Int("Ordinal"), Int("ShardNo"), Long("PersonId")], (record, key, position) =>
    {
        record.SetInt32(0, position);
        record.SetInt32(1, key.Shard);
        record.SetInt64(2, key.Id);
    });

    public static readonly TableType<long> Seqs = new("journeys.SeqList", [Int("ShardNo"), Long("Seq")], (record, seq, _) =>
    {
        record.SetInt32(0, ShardOf(seq));
        record.SetInt64(1, seq);
    });

    public static readonly TableType<(Identity Identity, long Person)> Identities =
        new("journeys.IdentityList", [Text("Kind", Limits.Kind), Text("Value", Limits.Value), Long("PersonId")], (record, row, _) =>
        {
            record.SetString(0, row.Identity.Kind);
            record.SetString(1, row.Identity.Value);
            record.SetInt64(2, row.Person);
        });

    public static readonly TableType<(string Id, long Person, long At)> MessageIds = new("journeys.MessageIdList", [Text("MessageId", Limits.Key), Long("PersonId"), Long("At")], (record, row, _) =>
    {
        record.SetString(0, row.Id);
        record.SetInt64(1, row.Person);
        record.SetInt64(2, row.At);
    });

    public static readonly TableType<(PersonKey Key, long At)> NewPeople = new("journeys.NewPersonList", [Int("ShardNo"), Long("PersonId"), Long("CreatedAt")], (record, row, _) =>
    {
        record.SetInt32(0, row.Key.Shard);
        record.SetInt64(1, row.Key.Id);
        record.SetInt64(2, row.At);
    });

    public static readonly TableType<(PersonKey Person, ReadOnlyMemory<byte> Payload)> Inbox =
        new("journeys.InboxList", [Int("Ordinal"), Int("ShardNo"), Long("PersonId"), Blob("Payload")], (record, row, position) =>
        {
            record.SetInt32(0, position);
            record.SetInt32(1, row.Person.Shard);
            record.SetInt64(2, row.Person.Id);
            SetBlob(record, 3, row.Payload);
        });

    public static readonly TableType<ShardAdvance> Advances =
        new("journeys.AdvanceList", [Int("ShardNo"), Long("Epoch"), Long("BatchNo"), Long("InboxApplied")], (record, advance, _) =>
        {
            record.SetInt32(0, advance.Claim.Shard);
            record.SetInt64(1, advance.Claim.Epoch);
            record.SetInt64(2, advance.Claim.BatchNo + 1);
            record.SetInt64(3, advance.InboxApplied);
        });

    public static readonly TableType<PersonWrite> People = new("journeys.PersonList", [Int("ShardNo"), Long("PersonId"), Long("Due"), Blob("State")], (record, person, _) =>
    {
        record.SetInt32(0, person.Key.Shard);
        record.SetInt64(1, person.Key.Id);
        SetLong(record, 2, person.Due is { } due ? Micros.Ceiling(due) : null);
        SetBlob(record, 3, person.State);
    });

    public static readonly TableType<OutboxWrite> Outbox = new(
        "journeys.OutboxList",
        [Int("Ordinal"), Int("ShardNo"), Long("PersonId"), Text("SendKey", Limits.Key), Text("Channel", Limits.Channel), Long("At"), Blob("Payload")],
        (record, message, position) =>
        {
            record.SetInt32(0, position);
            record.SetInt32(1, message.Person.Shard);
            record.SetInt64(2, message.Person.Id);
            record.SetString(3, message.SendKey);
            record.SetString(4, message.Channel);
            record.SetInt64(5, Micros.Floor(message.At));
            SetBlob(record, 6, message.Payload);
        });

    public static readonly TableType<OutboxCancellation> Cancellations = new(
        "journeys.CancellationList",
        [Int("Ordinal"), Int("ShardNo"), Long("PersonId"), Text("SendKey", Limits.Key), Long("At"), Blob("Payload")],
        (record, cancellation, position) =>
        {
            record.SetInt32(0, position);
            record.SetInt32(1, cancellation.Person.Shard);
            record.SetInt64(2, cancellation.Person.Id);
            record.SetString(3, cancellation.SendKey);
            record.SetInt64(4, Micros.Floor(cancellation.At));
            SetBlob(record, 5, cancellation.InboxPayload);
        });

    public static readonly TableType<TimelineWrite> Timeline =
        new("journeys.TimelineList", [Int("Ordinal"), Int("ShardNo"), Long("PersonId"), Long("At"), Blob("Payload")], (record, entry, position) =>
        {
            record.SetInt32(0, position);
            record.SetInt32(1, entry.Person.Shard);
            record.SetInt64(2, entry.Person.Id);
            record.SetInt64(3, Micros.Floor(entry.At));
            SetBlob(record, 4, entry.Payload);
        });

    public static readonly TableType<OutboxFinish> Finishes = new(
        "journeys.FinishList",
        [Int("Ordinal"), Int("ShardNo"), Long("Seq"), Int("State"), Long("At"), Long("RetryAt"), Text("Detail", Limits.Detail), Blob("Payload")],
        (record, finish, position) =>
        {
            record.SetInt32(0, position);
            record.SetInt32(1, ShardOf(finish.Seq));
            record.SetInt64(2, finish.Seq);
            record.SetInt32(3, (int)finish.State);
            record.SetInt64(4, Micros.Floor(finish.At));
            SetLong(record, 5, finish.RetryAt is { } retry ? Micros.Ceiling(retry) : null);
            if (Limits.Cut(finish.Detail) is { } detail) record.SetString(6, detail);
            else record.SetDBNull(6);
            if (finish.InboxPayload is { } payload) SetBlob(record, 7, payload);
            else record.SetDBNull(7);
        });

    public static readonly TableType<ObjectRow> Objects = new("journeys.ObjectList", [Text("ObjectKey", Limits.Value), Blob("Payload")], (record, row, _) =>
    {
        record.SetString(0, row.Key);
        SetBlob(record, 1, row.Payload);
    });

    public static readonly ImmutableArray<ITableType> All =
        [Shards, Keys, Seqs, Identities, MessageIds, NewPeople, Inbox, Advances, People, Outbox, Cancellations, Timeline, Finishes, Objects];

    /// <summary>The shard that a message's number carries in its lowest eight bits.</summary>
    public static int ShardOf(long seq) => (int)(seq & (PersonKey.Shards - 1));

    private static SqlMetaData Int(string name) => new(name, SqlDbType.Int);

    private static SqlMetaData Long(string name) => new(name, SqlDbType.BigInt);

    private static SqlMetaData Text(string name, int length) => new(name, SqlDbType.NVarChar, length);

    private static SqlMetaData Blob(string name) => new(name, SqlDbType.VarBinary, SqlMetaData.Max);

    private static void SetLong(SqlDataRecord record, int ordinal, long? value)
    {
        if (value is { } known) record.SetInt64(ordinal, known);
        else record.SetDBNull(ordinal);
    }

    private static void SetBlob(SqlDataRecord record, int ordinal, ReadOnlyMemory<byte> bytes) => record.SetSqlBinary(ordinal, new System.Data.SqlTypes.SqlBinary(bytes.ToArray()));
}

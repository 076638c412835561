using Journeys.Runtime.Codec;

namespace Journeys.Runtime.People;

/// <summary>Writes the present layout. 2 added when a message was first held.</summary>
internal static class PersonWriter
{
    public const byte Layout = 2;

    public static byte[] Write(Person person)
    {
        var writer = new BlobWriter();
        writer.Signed(person.Key.Id);
        writer.Instant(person.CreatedAt);
        writer.Signed(person.Sequence);
        writer.Count(person.RunCount);
        writer.Flag(person.Announced);
        ValueCodec.WriteRecord(writer, person.Contact);
        WriteParts(writer, person);
        WriteHistory(writer, person);
        WriteEntries(writer, person.Entries);
        WriteMessages(writer, person.Messages);
        writer.Count(person.RunList.Count);
        foreach (var run in person.RunList) WriteRun(writer, run);
        return writer.ToArray(Layout);
    }

    private static void WriteParts(BlobWriter writer, Person person)
    {
        writer.Count(person.ConsentList.Count);
        foreach (var consent in person.ConsentList)
        {
            writer.OptionalText(consent.Topic);
            writer.Count(consent.Channel is { } channel ? (int)channel + 1 : 0);
            writer.Flag(consent.Given);
            writer.Instant(consent.At);
            writer.Text(consent.Source);
        }
        writer.Count(person.SuppressionList.Count);
        foreach (var suppression in person.SuppressionList)
        {
            writer.Count(suppression.Channel is { } channel ? (int)channel + 1 : 0);
            writer.Text(suppression.Reason);
            writer.Instant(suppression.At);
        }
        writer.Count(person.ListMemberships.Count);
        foreach (var membership in person.ListMemberships)
        {
            writer.Text(membership.List);
            writer.Instant(membership.Since);
            writer.OptionalInstant(membership.Until);
        }
    }

    private static void WriteHistory(BlobWriter writer, Person person)
    {
        writer.Count(person.History.All.Count);
        foreach (var (key, entries) in person.History.All)
        {
            writer.Text(key);
            writer.Count(entries.Count);
            foreach (var (mark, record) in entries)
            {
                writer.Mark(mark);
                ValueCodec.WriteRecord(writer, record);
            }
        }
        writer.Count(person.UniqueKeys.Count);
        foreach (var (name, keys) in person.UniqueKeys)
        {
            writer.Text(name);
            writer.Count(keys.Count);
            foreach (var key in keys) writer.Text(key);
        }
    }

    private static void WriteEntries(BlobWriter writer, List<JourneyEntries> all)
    {
        writer.Count(all.Count);
        foreach (var entries in all)
        {
            writer.Text(entries.Journey);
            writer.OptionalText(entries.Key);
            writer.Signed(entries.Count);
            writer.Instant(entries.LastStart);
            writer.OptionalInstant(entries.LastEnd);
            writer.Count(entries.Window.Count);
            foreach (var start in entries.Window) writer.Instant(start);
        }
    }

    private static void WriteMessages(BlobWriter writer, List<SentMessage> messages)
    {
        writer.Count(messages.Count);
        foreach (var message in messages)
        {
            writer.Text(message.Message);
            writer.Count((int)message.Channel);
            writer.OptionalText(message.Topic);
            writer.Count(message.Run);
            writer.Text(message.Place);
            writer.Count(message.Visit);
            writer.Instant(message.At);
            writer.Count(message.States);
            writer.Flag(message.Pending);
            writer.OptionalText(message.CalledBackFor);
        }
    }

    private static void WriteRun(BlobWriter writer, Run run)
    {
        writer.Count(run.Number);
        writer.Text(run.Journey);
        writer.Text(run.Version);
        writer.OptionalText(run.Key);
        writer.Instant(run.StartedAt);
        writer.Mark(run.Start);
        writer.Count((int)run.State);
        writer.OptionalText(run.Reason);
        writer.Unsigned(run.GoalsReached);
        writer.OptionalInstant(run.Recheck);
        writer.Count(run.Locals.Length);
        foreach (var local in run.Locals) ValueCodec.Write(writer, local);
        writer.Count(run.Branches.Count);
        foreach (var branch in run.Branches)
        {
            writer.Text(branch.Place);
            writer.Instant(branch.ArrivedAt);
            writer.OptionalInstant(branch.Due);
            writer.Count((int)branch.Rest);
            writer.Count(branch.Visit);
            writer.OptionalInstant(branch.HeldSince);
        }
        writer.Count(run.Places.Count);
        foreach (var place in run.Places)
        {
            writer.Text(place.Place);
            writer.Count(place.Visits);
            writer.Mark(place.Arrived);
            writer.Count(place.Round);
            writer.Instant(place.RoundBegan);
            writer.Count(place.Restarts.Length);
            foreach (var restarts in place.Restarts) writer.Count(restarts);
        }
    }
}

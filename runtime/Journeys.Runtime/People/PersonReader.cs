using Journeys.Runtime.Codec;
using Journeys.Runtime.Programs;

namespace Journeys.Runtime.People;

/// <summary>Reads every layout up to the present one.</summary>
internal static class PersonReader
{
    private const int Channels = 6;

    public static Person Read(ReadOnlySpan<byte> bytes, ProgramSet programs)
    {
        var reader = new BlobReader(bytes, PersonWriter.Layout, "person");
        var id = reader.Signed();
        var createdAt = reader.Instant();
        var sequence = reader.Signed();
        var runCount = reader.Int();
        var announced = reader.Flag();
        var contact = SchemaMap.To(ValueCodec.ReadRecord(ref reader, programs.CurrentProgram), programs.Current.Contact);
        var person = new Person(PersonKey.Of(id), createdAt, contact) { Sequence = sequence, RunCount = runCount, Announced = announced };
        ReadParts(ref reader, person);
        ReadHistory(ref reader, person, programs.CurrentProgram);
        ReadEntries(ref reader, person);
        ReadMessages(ref reader, person, id);
        var runs = reader.Count();
        for (var i = 0; i < runs; i++) person.RunList.Add(ReadRun(ref reader, id, programs));
        return person;
    }

    private static ChannelKind? Channel(ref BlobReader reader) => reader.Choice(Channels + 1) is > 0 and var channel ? (ChannelKind)(channel - 1) : null;

    private static void ReadParts(ref BlobReader reader, Person person)
    {
        for (var left = reader.Count(); left > 0; left--)
            person.ConsentList.Add(new ConsentState(reader.OptionalText(), Channel(ref reader), reader.Flag(), reader.Instant(), reader.Text()));
        for (var left = reader.Count(); left > 0; left--)
            person.SuppressionList.Add(new Suppression(Channel(ref reader), reader.Text(), reader.Instant()));
        for (var left = reader.Count(); left > 0; left--)
            person.ListMemberships.Add(new ListMembership(reader.Text(), reader.Instant(), reader.OptionalInstant()));
    }

    private static void ReadHistory(ref BlobReader reader, Person person, LinkedProgram program)
    {
        for (var left = reader.Count(); left > 0; left--)
        {
            var key = reader.Text();
            var count = reader.Count();
            var entries = new List<HistoryEntry>(count);
            for (var i = 0; i < count; i++) entries.Add(new HistoryEntry(reader.Mark(), ValueCodec.ReadRecord(ref reader, program)));
            person.History.Load(key, entries);
        }
        for (var left = reader.Count(); left > 0; left--)
        {
            var name = reader.Text();
            var count = reader.Count();
            var keys = new HashSet<string>(count, StringComparer.Ordinal);
            for (var i = 0; i < count; i++) keys.Add(reader.Text());
            person.UniqueKeys[name] = keys;
        }
    }

    private static void ReadEntries(ref BlobReader reader, Person person)
    {
        for (var left = reader.Count(); left > 0; left--)
        {
            var entries = new JourneyEntries(reader.Text(), reader.OptionalText()) { Count = reader.Signed(), LastStart = reader.Instant(), LastEnd = reader.OptionalInstant() };
            for (var starts = reader.Count(); starts > 0; starts--) entries.Window.Add(reader.Instant());
            person.Entries.Add(entries);
        }
    }

    private static void ReadMessages(ref BlobReader reader, Person person, long id)
    {
        for (var left = reader.Count(); left > 0; left--)
        {
            var message = new SentMessage(id, reader.Text(), (ChannelKind)reader.Choice(Channels), reader.OptionalText(), reader.Int(), reader.Text(), reader.Int(), reader.Instant())
            {
                States = reader.Int(),
                Pending = reader.Flag(),
                CalledBackFor = reader.OptionalText(),
            };
            person.Messages.Add(message);
        }
    }

    private static Run ReadRun(ref BlobReader reader, long id, ProgramSet programs)
    {
        var (number, journey, version, key) = (reader.Int(), reader.Text(), reader.Text(), reader.OptionalText());
        var linked = programs.Find(journey, version);
        var run = new Run(id, number, journey, version, key)
        {
            Linked = linked,
            StartedAt = reader.Instant(),
            Start = reader.Mark(),
            State = (RunState)reader.Choice(3),
            Reason = reader.OptionalText(),
            GoalsReached = reader.Unsigned(),
            Recheck = reader.OptionalInstant(),
            Locals = new object?[reader.Count()],
        };
        for (var i = 0; i < run.Locals.Length; i++) run.Locals[i] = ValueCodec.Read(ref reader, linked?.Program ?? programs.CurrentProgram);
        for (var left = reader.Count(); left > 0; left--)
        {
            var place = reader.Text();
            run.Branches.Add(new Branch(place) { Node = linked?.Find(place), ArrivedAt = reader.Instant(), Due = reader.OptionalInstant(), Rest = (Rest)reader.Choice(4), Visit = reader.Int(), HeldSince = reader.Layout >= 2 ? reader.OptionalInstant() : null });
        }
        for (var left = reader.Count(); left > 0; left--)
        {
            var memory = new PlaceMemory(reader.Text()) { Visits = reader.Int(), Arrived = reader.Mark(), Round = reader.Int(), RoundBegan = reader.Instant(), Restarts = new int[reader.Count()] };
            for (var i = 0; i < memory.Restarts.Length; i++) memory.Restarts[i] = reader.Int();
            run.Places.Add(memory);
        }
        return run;
    }
}

using System.Collections.Immutable;
using CsCheck;
using Journeys.Runtime.Codec;
using Journeys.Runtime.Deciding;
using Journeys.Runtime.Inputs;
using Journeys.Runtime.Operators;
using Journeys.Runtime.People;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Tests.Lab;
using Journeys.Runtime.Values;
using NodaTime;

namespace Journeys.Runtime.Tests.Codec;

public sealed class CodecTests
{
    private static readonly ProgramSet Programs = new(Shop.Project());

    private static readonly Gen<Instant> Instants = Gen.Select(Gen.Long[-2_000_000_000, 4_000_000_000], Gen.Long[0, 999_999_999], (s, n) => Instant.FromUnixTimeSeconds(s).PlusNanoseconds(n));

    private static readonly Gen<object?> Scalars = Gen.OneOf(
        Gen.Bool.Select(_ => (object?)null),
        Gen.String.Select(text => (object?)text),
        Gen.Long.Select(number => (object?)number),
        Gen.Decimal.Select(number => (object?)number),
        Gen.Bool.Select(truth => (object?)truth),
        Gen.Int[-100_000, 100_000].Select(days => (object?)new LocalDate(1970, 1, 1).PlusDays(days)),
        Gen.Long[0, NodaConstants.NanosecondsPerDay - 1].Select(nanos => (object?)LocalTime.FromNanosecondsSinceMidnight(nanos)),
        Instants.Select(instant => (object?)instant),
        Gen.Select(Gen.Long, Gen.Int[0, 8], (amount, unit) => (object?)new Span(amount, (SpanUnit)unit)),
        Gen.Select(Gen.String, Gen.Decimal, (id, total) => (object?)Bench.Record("OrderPlaced", ("orderId", id), ("total", total))));

    private static readonly Gen<object?> Values = Gen.OneOf(Scalars, Scalars.Array[0, 5].Select(items => (object?)ImmutableArray.Create(items)));

    [Fact]
    public void Values_come_back_as_they_were() => Values.Sample(value =>
    {
        var writer = new BlobWriter();
        ValueCodec.Write(writer, value);
        var reader = new BlobReader(writer.ToArray(1), 1, "value");
        var back = ValueCodec.Read(ref reader, Programs.CurrentProgram);
        return value is null ? back is null : back is not null && back.GetType() == value.GetType() && ValueEquality.Same(value, back);
    }, iter: 5_000);

    [Fact]
    public void Inputs_come_back_as_they_were()
    {
        var inputs = Gen.Select(Gen.Int[0, 6], Instants, Gen.String, Gen.Bool, Values, (kind, at, text, flag, value) => (Input)(kind switch
        {
            0 => new EventInput("OrderPlaced", Bench.Record("OrderPlaced", ("orderId", text), ("total", 1m)), at, flag ? text : null, at),
            1 => new AttributesInput([new FieldValue("firstName", value)], at),
            2 => new ConsentInput(flag ? text : null, flag ? ChannelKind.Sms : null, flag, text, at, at),
            3 => new ListInput(text, flag, flag ? at : null, at),
            4 => new SuppressionInput(flag ? ChannelKind.Email : null, flag, text, at),
            5 => new DeliveryInput(text, flag ? DeliveryOutcome.Cancelled : DeliveryOutcome.Accepted, text, at),
            _ => new MessageInput(text, flag ? MessageNews.Replied : MessageNews.Opened, at, at) { Hard = flag, Text = flag ? text : null, Url = text, Message = text },
        }));
        inputs.Sample(input =>
        {
            var bytes = InputCodec.Write(input);
            var back = InputCodec.Read(bytes, Programs);
            return back.GetType() == input.GetType() && back.ReceivedAt == input.ReceivedAt && InputCodec.Write(back).AsSpan().SequenceEqual(bytes)
                && (input is EventInput or AttributesInput || back == input);
        }, iter: 5_000);
    }

    [Fact]
    public void Damaged_bytes_are_told_and_never_crash()
    {
        var bench = new Bench(Journey("Series", "SignedUp", Send("Welcome"), Wait("pause", Days(1)))).SignUp().Order("1");
        var bytes = PersonCodec.Write(bench.Person);
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte, Gen.Int[0, bytes.Length]).Sample((at, value, length) =>
        {
            var damaged = bytes[..length].ToArray();
            if (at < damaged.Length) damaged[at] = value;
            try
            {
                PersonCodec.Read(damaged, Programs);
            }
            catch (InvalidDataException)
            {
                // Told: that is the contract.
            }
        }, iter: 20_000);
    }

    /// <summary>Written by layout 1: Ada signed up twice at 22:00, and both welcome mails are held until 08:00.</summary>
    private const string LayoutOne = "ARIHY29udGFjdAVlbWFpbBBhZGFAc2hvcC5leGFtcGxlCWZpcnN0TmFtZQNBZGEEcGxhbgRGcmVlCk9uYm9hcmRpbmcEdGVzdApTdWJzY3JpYmVkBXRvcGljDkNvbnRhY3RDcmVhdGVkCFNpZ25lZF"
        + "VwBnNvdXJjZQN3ZWIGU2VyaWVzAnYxDHNlbmQjV2VsY29tZQ6g6a+aDQAIAgEAAwEBAgMBBAUBBgEBBwEBoOmvmg0ACAAAAwkBoOmvmg0AAgkBCgEHCwGg6a+aDQAECwAMAqDpr5oNAAYMAQ0BDqDp"
        + "r5oNAAgMAQ0BDgABDwAEoOmvmg0AAAAAAgEPEACg6a+aDQCg6a+aDQAGAAAAAAMLDAENAQ4AAAERoOmvmg0AAeCbtJoNAAEBAREBoOmvmg0ABgAAAAACDxAAoOmvmg0AoOmvmg0ACAAAAAADCwwBDQ"
        + "EOAAABEaDpr5oNAAHgm7SaDQABAQERAaDpr5oNAAgAAAAA";

    [Fact]
    public void A_person_of_the_first_layout_is_read_and_held_messages_go_out()
    {
        var quiet = new ChannelDefinition(ChannelKind.Email, "Shop <shop@shop.example>", new QuietHours(new LocalTime(21, 0), new LocalTime(8, 0)));
        var programs = new ProgramSet(Shop.Project(Journey("Series", "SignedUp", Send("Welcome"), Send("Tips"))) with { Channels = [quiet] });
        var person = PersonCodec.Read(Convert.FromBase64String(LayoutOne), programs);
        Assert.Equal(["send#Welcome", "send#Welcome"], person.Runs.SelectMany(run => run.Resting));

        // Since when they are held is not known, so a limit's longest wait counts from the next hold.
        Assert.All(person.RunList.SelectMany(run => run.Branches), branch => Assert.Null(branch.HeldSince));
        var decision = new Engine(programs, new EngineOptions { UnsubscribeUrl = (_, _, _) => "https://u.example" }).Decide(person, [], Bench.Instant("2026-03-03 08:00"), NoObjects.Instance);
        Assert.Equal(["Welcome", "Welcome"], decision.Outbox.Select(message => message.MessageName));
    }

    [Fact]
    public void A_newer_layout_is_refused_with_its_number()
    {
        var bytes = PersonCodec.Write(new Bench().Person);
        bytes[0] = 9;
        Assert.Contains("layout 9", Assert.Throws<InvalidDataException>(() => PersonCodec.Read(bytes, Programs)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_under_way_is_a_few_hundred_bytes()
    {
        var bench = new Bench(Journey("Series", "SignedUp", Send("Welcome"), Wait("pause", Days(1)))).SignUp();
        Assert.InRange(PersonCodec.Write(bench.Person).Length, 50, 600);
    }
}

using System.Collections.Immutable;
using Journeys.Runtime.Codec;
using Journeys.Runtime.Programs;

namespace Journeys.Runtime.Inputs;

/// <summary>Reads every layout up to the present one.</summary>
internal static class InputReader
{
    private const int Channels = 6;

    public static Input Read(ReadOnlySpan<byte> bytes, ProgramSet programs)
    {
        var reader = new BlobReader(bytes, InputWriter.Layout, "input");
        var tag = (InputTag)reader.Int();
        var receivedAt = reader.Instant();
        switch (tag)
        {
            case InputTag.Event:
                var (name, time, id) = (reader.Text(), reader.Instant(), reader.OptionalText());
                return new EventInput(name, ValueCodec.ReadRecord(ref reader, programs.CurrentProgram), time, id, receivedAt);
            case InputTag.Attributes:
                var values = ImmutableArray.CreateBuilder<FieldValue>();
                for (var left = reader.Count(); left > 0; left--) values.Add(new FieldValue(reader.Text(), ValueCodec.Read(ref reader, programs.CurrentProgram)));
                return new AttributesInput(values.ToImmutable(), receivedAt);
            case InputTag.Consent:
                return new ConsentInput(reader.OptionalText(), Channel(ref reader), reader.Flag(), reader.Text(), reader.Instant(), receivedAt);
            case InputTag.List:
                return new ListInput(reader.Text(), reader.Flag(), reader.OptionalInstant(), receivedAt);
            case InputTag.Suppression:
                return new SuppressionInput(Channel(ref reader), reader.Flag(), reader.Text(), receivedAt);
            case InputTag.Delivery:
                return new DeliveryInput(reader.Text(), (DeliveryOutcome)reader.Choice(5), reader.Text(), receivedAt);
            case InputTag.Message:
                return new MessageInput(reader.Text(), (MessageNews)reader.Choice(6), reader.Instant(), receivedAt)
                {
                    Message = reader.OptionalText(),
                    Url = reader.OptionalText(),
                    Hard = reader.Flag(),
                    Text = reader.OptionalText(),
                };
            default:
                throw BlobReader.Damaged();
        }
    }

    private static ChannelKind? Channel(ref BlobReader reader) => reader.Choice(Channels + 1) is > 0 and var channel ? (ChannelKind)(channel - 1) : null;
}

using Journeys.Runtime.Codec;
using Journeys.Runtime.Programs;

namespace Journeys.Runtime.Inputs;

/// <summary>The kinds of input as stored; the numbers never change.</summary>
internal enum InputTag { Event = 1, Attributes = 2, Consent = 3, List = 4, Suppression = 5, Delivery = 6, Message = 7 }

/// <summary>Writes layout 1.</summary>
internal static class InputWriter
{
    public const byte Layout = 1;

    public static byte[] Write(Input input)
    {
        var writer = new BlobWriter();
        switch (input)
        {
            case EventInput e:
                Begin(writer, InputTag.Event, input);
                writer.Text(e.Name);
                writer.Instant(e.EventTime);
                writer.OptionalText(e.MessageId);
                ValueCodec.WriteRecord(writer, e.Record);
                break;
            case AttributesInput attributes:
                Begin(writer, InputTag.Attributes, input);
                writer.Count(attributes.Values.Length);
                foreach (var (field, value) in attributes.Values)
                {
                    writer.Text(field);
                    ValueCodec.Write(writer, value);
                }
                break;
            case ConsentInput consent:
                Begin(writer, InputTag.Consent, input);
                writer.OptionalText(consent.Topic);
                Channel(writer, consent.Channel);
                writer.Flag(consent.Given);
                writer.Text(consent.Source);
                writer.Instant(consent.At);
                break;
            case ListInput list:
                Begin(writer, InputTag.List, input);
                writer.Text(list.List);
                writer.Flag(list.Member);
                writer.OptionalInstant(list.Until);
                break;
            case SuppressionInput suppression:
                Begin(writer, InputTag.Suppression, input);
                Channel(writer, suppression.Channel);
                writer.Flag(suppression.Suppressed);
                writer.Text(suppression.Reason);
                break;
            case DeliveryInput delivery:
                Begin(writer, InputTag.Delivery, input);
                writer.Text(delivery.SendKey);
                writer.Count((int)delivery.Outcome);
                writer.Text(delivery.Detail);
                break;
            case MessageInput message:
                Begin(writer, InputTag.Message, input);
                writer.Text(message.SendKey);
                writer.Count((int)message.What);
                writer.Instant(message.At);
                writer.OptionalText(message.Message);
                writer.OptionalText(message.Url);
                writer.Flag(message.Hard);
                writer.OptionalText(message.Text);
                break;
            default:
                throw new InvalidOperationException($"A {input.GetType().Name} cannot be stored.");
        }
        return writer.ToArray(Layout);
    }

    private static void Begin(BlobWriter writer, InputTag tag, Input input)
    {
        writer.Count((int)tag);
        writer.Instant(input.ReceivedAt);
    }

    private static void Channel(BlobWriter writer, ChannelKind? channel) => writer.Count(channel is { } kind ? (int)kind + 1 : 0);
}

using System.Text;
using Journeys.Runtime.Programs;

namespace Journeys.Host.Sending;

/// <summary>A message as it rests in the outbox: rendered, addressed, ready to be handed over whatever programs come and go.</summary>
/// <param name="Message">The message's declared name.</param>
/// <param name="Topic">The topic; null when transactional.</param>
/// <param name="To">The recipient's address on the channel.</param>
/// <param name="Rendered">What the person gets.</param>
public sealed record OutboxPayload(string Message, string? Topic, string To, RenderedMessage Rendered)
{
    private const byte Version = 1;

    /// <summary>The payload's bytes: a version, then each text with its length, an absent one marked.</summary>
    public byte[] Write()
    {
        using var buffer = new MemoryStream(512 + Rendered.Text.Length + (Rendered.Html?.Length ?? 0));
        using var writer = new BinaryWriter(buffer, Encoding.UTF8);
        writer.Write(Version);
        foreach (var text in (ReadOnlySpan<string?>)[Message, Topic, To, Rendered.From, Rendered.Subject, Rendered.Preview, Rendered.Html, Rendered.Text, Rendered.Link])
        {
            writer.Write(text is not null);
            if (text is not null) writer.Write(text);
        }
        writer.Flush();
        return buffer.ToArray();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are no payload of a version known here.</exception>
    public static OutboxPayload Read(ReadOnlyMemory<byte> bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes.ToArray()), Encoding.UTF8);
        try
        {
            if (reader.ReadByte() is var version && version != Version)
                throw new InvalidDataException($"The outbox holds a message in layout {version}; this host knows layout {Version}. Start the host version that wrote it, or a newer one.");
            string? Next() => reader.ReadBoolean() ? reader.ReadString() : null;
            string Needed() => Next() ?? throw new InvalidDataException("The outbox holds a message without its name, address or text.");
            return new OutboxPayload(Needed(), Next(), Needed(), new RenderedMessage(Next(), Next(), Next(), Next(), Needed(), Next()));
        }
        catch (EndOfStreamException cut)
        {
            throw new InvalidDataException("The outbox holds a message that is cut short.", cut);
        }
    }
}

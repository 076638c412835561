using System.Buffers;
using System.Text;
using Journeys.Runtime.People;
using NodaTime;

namespace Journeys.Runtime.Codec;

/// <summary>
/// Writes a blob: a version byte, a table with every distinct string once, then varints (LEB128; signed ones zigzag).
/// The table comes first but is known last, so the body is kept apart until the end.
/// </summary>
internal sealed class BlobWriter
{
    private readonly ArrayBufferWriter<byte> body = new(512);
    private readonly Dictionary<string, int> table = new(StringComparer.Ordinal);
    private readonly List<string> strings = [];

    public void Unsigned(ulong value)
    {
        var span = body.GetSpan(10);
        var length = 0;
        for (; value >= 0x80; value >>= 7) span[length++] = (byte)(value | 0x80);
        span[length++] = (byte)value;
        body.Advance(length);
    }

    public void Count(int value) => Unsigned((ulong)value);
    public void Signed(long value) => Unsigned((ulong)(value << 1 ^ value >> 63));
    public void Flag(bool value) => Unsigned(value ? 1UL : 0UL);

    public void Text(string value)
    {
        if (!table.TryGetValue(value, out var index))
        {
            table.Add(value, index = strings.Count);
            strings.Add(value);
        }
        Count(index);
    }

    /// <summary>Zero for null, else the index and one.</summary>
    public void OptionalText(string? value)
    {
        Flag(value is not null);
        if (value is not null) Text(value);
    }

    /// <summary>Seconds of the Unix epoch, then nanoseconds, which are nearly always few.</summary>
    public void Instant(Instant value)
    {
        var seconds = value.ToUnixTimeSeconds();
        Signed(seconds);
        Unsigned((ulong)(value - NodaTime.Instant.FromUnixTimeSeconds(seconds)).ToInt64Nanoseconds());
    }

    public void OptionalInstant(Instant? value)
    {
        Flag(value is not null);
        if (value is { } instant) Instant(instant);
    }

    public void Mark(Mark value)
    {
        Instant(value.At);
        Signed(value.Sequence);
    }

    public void Decimal(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        Unsigned((uint)bits[3]);
        Unsigned((uint)bits[0] | (ulong)(uint)bits[1] << 32);
        Unsigned((uint)bits[2]);
    }

    public byte[] ToArray(byte version)
    {
        var head = new ArrayBufferWriter<byte>(256);
        head.GetSpan(1)[0] = version;
        head.Advance(1);
        Varint(head, (ulong)strings.Count);
        foreach (var text in strings)
        {
            var length = Encoding.UTF8.GetByteCount(text);
            Varint(head, (ulong)length);
            Encoding.UTF8.GetBytes(text, head.GetSpan(length));
            head.Advance(length);
        }
        var bytes = new byte[head.WrittenCount + body.WrittenCount];
        head.WrittenSpan.CopyTo(bytes);
        body.WrittenSpan.CopyTo(bytes.AsSpan(head.WrittenCount));
        return bytes;
    }

    private static void Varint(ArrayBufferWriter<byte> into, ulong value)
    {
        var span = into.GetSpan(10);
        var length = 0;
        for (; value >= 0x80; value >>= 7) span[length++] = (byte)(value | 0x80);
        span[length++] = (byte)value;
        into.Advance(length);
    }
}

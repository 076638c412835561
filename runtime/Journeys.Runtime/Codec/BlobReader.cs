using System.Text;
using Journeys.Runtime.People;
using NodaTime;

namespace Journeys.Runtime.Codec;

/// <summary>Reads what <see cref="BlobWriter"/> wrote. Every count is checked against what is left, so damaged bytes fail early.</summary>
internal ref struct BlobReader
{
    private readonly ReadOnlySpan<byte> bytes;
    private readonly string[] strings;
    private int at;

    /// <exception cref="InvalidDataException">Damaged, or of a version this release does not know.</exception>
    public BlobReader(ReadOnlySpan<byte> bytes, byte version, string what)
    {
        this.bytes = bytes;
        strings = [];
        if (bytes.IsEmpty) throw new InvalidDataException($"The stored {what} is empty.");
        if (bytes[0] == 0 || bytes[0] > version) throw new InvalidDataException($"The stored {what} has layout {bytes[0]}; this release reads up to {version}.");
        Layout = bytes[0];
        at = 1;
        strings = new string[Count()];
        for (var i = 0; i < strings.Length; i++)
        {
            var length = Count();
            strings[i] = Encoding.UTF8.GetString(bytes.Slice(at, length));
            at += length;
        }
    }

    /// <summary>The layout the bytes were written in.</summary>
    public byte Layout { get; }

    public ulong Unsigned()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (at >= bytes.Length) throw Damaged();
            var part = bytes[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if ((part & 0x80) == 0) return value;
        }
        throw Damaged();
    }

    /// <summary>A count of things of at least one byte each.</summary>
    public int Count()
    {
        var value = Unsigned();
        return value <= (ulong)(bytes.Length - at) ? (int)value : throw Damaged();
    }

    public int Int() => Unsigned() is var value and <= int.MaxValue ? (int)value : throw Damaged();

    public long Signed()
    {
        var value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public bool Flag() => Unsigned() switch { 0 => false, 1 => true, _ => throw Damaged() };

    public string Text()
    {
        var index = Unsigned();
        return index < (ulong)strings.Length ? strings[index] : throw Damaged();
    }

    public string? OptionalText() => Flag() ? Text() : null;

    public Instant Instant()
    {
        var seconds = Signed();
        var nanoseconds = Unsigned();
        if (nanoseconds >= 1_000_000_000 || seconds is < -377705116800 or > 253402300799) throw Damaged();
        return NodaTime.Instant.FromUnixTimeSeconds(seconds).PlusNanoseconds((long)nanoseconds);
    }

    public Instant? OptionalInstant() => Flag() ? Instant() : null;

    public Mark Mark() => new(Instant(), Signed());

    public decimal Decimal()
    {
        var flags = (int)(uint)Unsigned();
        var low = Unsigned();
        var high = (int)(uint)Unsigned();
        if ((flags & 0x7F00FFFF) != 0 || (flags >> 16 & 0xFF) > 28) throw Damaged();
        return new decimal([(int)(uint)low, (int)(uint)(low >> 32), high, flags]);
    }

    /// <summary>An enum of so many members.</summary>
    public int Choice(int members) => Unsigned() is var value && value < (ulong)members ? (int)value : throw Damaged();

    public static InvalidDataException Damaged() => new("The stored bytes are damaged.");
}

using System.Collections.Immutable;
using System.Text;
using Journeys.Runtime.Deciding;
using Journeys.Runtime.Programs;
using Journeys.Storage;

namespace Journeys.Host.Workers;

/// <summary>The stored form of a timeline entry: a versioned layout; the instant is the row's own.</summary>
public static class TimelineCodec
{
    private const byte Version = 1;

    /// <summary>Writes an entry.</summary>
    public static byte[] Write(TimelineEntry entry)
    {
        using var buffer = new MemoryStream(128);
        using var writer = new BinaryWriter(buffer, Encoding.UTF8);
        writer.Write(Version);
        writer.Write(entry.Kind.ToString());
        Optional(writer, entry.Journey);
        Optional(writer, entry.RunId);
        Optional(writer, entry.Place);
        writer.Write(entry.Text);
        writer.Write7BitEncodedInt(entry.Details.Length);
        foreach (var detail in entry.Details)
        {
            writer.Write(detail.Name);
            writer.Write(detail.Value);
        }
        Optional(writer, entry.Source?.File);
        if (entry.Source is { } source) writer.Write7BitEncodedInt(source.Line);
        writer.Flush();
        return buffer.ToArray();
    }

    /// <summary>Reads a stored entry.</summary>
    /// <exception cref="InvalidDataException">The row was written by a newer version or is damaged.</exception>
    public static TimelineEntry Read(TimelineRow row)
    {
        using var reader = new BinaryReader(new MemoryStream(row.Payload.ToArray()), Encoding.UTF8);
        if (reader.ReadByte() is var version && version != Version)
            throw new InvalidDataException($"Timeline row {row.Seq} has layout {version}; this host knows layout {Version}.");
        if (!Enum.TryParse<TimelineKind>(reader.ReadString(), out var kind))
            throw new InvalidDataException($"Timeline row {row.Seq} is of a kind that this host does not know.");
        var entry = new TimelineEntry(row.At, kind, Optional(reader), Optional(reader), Optional(reader), reader.ReadString());
        var details = ImmutableArray.CreateBuilder<TimelineDetail>();
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--) details.Add(new TimelineDetail(reader.ReadString(), reader.ReadString()));
        var file = Optional(reader);
        return entry with { Details = details.ToImmutable(), Source = file is null ? null : new SourceRef(file, reader.Read7BitEncodedInt()) };
    }

    private static void Optional(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null) writer.Write(text);
    }

    private static string? Optional(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;
}

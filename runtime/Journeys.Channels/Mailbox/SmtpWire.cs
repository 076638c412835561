using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace Journeys.Channels.Mailbox;

/// <summary>The lines of an SMTP session: commands in, replies out.</summary>
/// <remarks>
/// Replies are collected and flushed when the session would wait for input, so that a client that sends its commands
/// in one piece (PIPELINING, RFC 2920) gets its answers in one piece.
/// </remarks>
internal sealed class SmtpWire(Stream stream, TimeSpan idleTimeout, CancellationToken stop) : IDisposable
{
    // RFC 5321 §4.5.3.1.4 asks for 512 at least; parameters of extensions may add to it.
    private const int LongestLine = 4096;

    private readonly PipeReader reader = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));
    private readonly PipeWriter writer = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
    private readonly CancellationTokenSource idle = CancellationTokenSource.CreateLinkedTokenSource(stop);

    /// <summary>A command without its line end; null at the end of the connection; empty with IsTooLong set for an overlong one.</summary>
    public async ValueTask<(string? Line, bool IsTooLong)> ReadLineAsync()
    {
        var isTooLong = false;
        while (true)
        {
            var read = await ReadAsync().ConfigureAwait(false);
            var buffer = read.Buffer;
            if (FindLineEnd(buffer) is { } end)
            {
                var line = buffer.Slice(0, end);
                isTooLong |= line.Length > LongestLine;
                var text = isTooLong ? "" : Encoding.UTF8.GetString(line);
                reader.AdvanceTo(buffer.GetPosition(2, end));
                return (text, isTooLong);
            }
            if (read.IsCompleted) return (null, isTooLong);
            if (buffer.Length <= LongestLine)
            {
                reader.AdvanceTo(buffer.Start, buffer.End);
                continue;
            }
            // Drop what cannot be a command, but keep a last CR that may begin the line's end.
            isTooLong = true;
            reader.AdvanceTo(buffer.GetPosition(buffer.Length - 1), buffer.End);
        }
    }

    /// <summary>Reads the content of DATA. False when the connection ended before the final dot.</summary>
    /// <param name="data">Takes the bytes.</param>
    /// <param name="begun">Asked once after the first bytes; false ends the reading.</param>
    public async ValueTask<bool> ReadDataAsync(DotUnstuffing data, Func<ValueTask<bool>> begun)
    {
        var isFirst = true;
        while (!data.IsDone)
        {
            var read = await ReadAsync().ConfigureAwait(false);
            var taken = 0L;
            foreach (var segment in read.Buffer)
            {
                taken += data.Take(segment.Span);
                if (data.IsDone) break;
            }
            reader.AdvanceTo(read.Buffer.GetPosition(taken));
            if (isFirst && !await begun().ConfigureAwait(false)) return false;
            isFirst = false;
            if (read.IsCompleted && !data.IsDone) return false;
        }
        return true;
    }

    /// <summary>Adds a reply; several lines make one reply of several lines (RFC 5321 §4.2.1).</summary>
    public void Reply(int code, params ReadOnlySpan<string> lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var mark = i == lines.Length - 1 ? ' ' : '-';
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{code}{mark}{lines[i]}\r\n"), writer);
        }
    }

    /// <summary>Sends the replies collected so far.</summary>
    public async ValueTask FlushAsync() => await writer.FlushAsync(stop).ConfigureAwait(false);

    /// <inheritdoc/>
    public void Dispose()
    {
        reader.Complete();
        idle.Dispose();
    }

    private async ValueTask<ReadResult> ReadAsync()
    {
        if (reader.TryRead(out var ready)) return ready;
        await FlushAsync().ConfigureAwait(false);
        idle.CancelAfter(idleTimeout);
        var read = await reader.ReadAsync(idle.Token).ConfigureAwait(false);
        idle.CancelAfter(Timeout.InfiniteTimeSpan);
        return read;
    }

    private static SequencePosition? FindLineEnd(ReadOnlySequence<byte> buffer)
    {
        var search = new SequenceReader<byte>(buffer);
        return search.TryReadTo(out ReadOnlySequence<byte> line, "\r\n"u8) ? line.End : null;
    }
}

using System.Buffers;

namespace Journeys.Channels.Mailbox;

/// <summary>Takes the content of DATA off the wire: finds the final dot and removes the added ones (RFC 5321 §4.5.2).</summary>
/// <remarks>Only CR LF dot CR LF ends the content; accepting bare line feeds would let mails be smuggled into mails.</remarks>
/// <param name="limit">Bytes kept. What exceeds them is read and dropped, so that the reply can still be given.</param>
internal sealed class DotUnstuffing(int limit)
{
    private enum State { LineStart, Text, Cr, Dot, DotCr, Done }

    private readonly ArrayBufferWriter<byte> content = new(4096);
    private State state = State.LineStart;

    /// <summary>The content so far, dots removed.</summary>
    public ReadOnlyMemory<byte> Content => content.WrittenMemory;

    /// <summary>Whether the final dot has come.</summary>
    public bool IsDone => state == State.Done;

    /// <summary>Whether the content was longer than the limit.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Takes bytes; returns how many belong to the content.</summary>
    public int Take(ReadOnlySpan<byte> bytes)
    {
        var i = 0;
        while (i < bytes.Length && state != State.Done)
        {
            if (state == State.Text)
            {
                var run = bytes[i..].IndexOf((byte)'\r');
                if (run < 0) run = bytes.Length - i;
                Keep(bytes.Slice(i, run));
                i += run;
                if (i == bytes.Length) break;
            }
            Step(bytes[i++]);
        }
        return i;
    }

    private void Step(byte b)
    {
        switch (state)
        {
            case State.LineStart when b == '.':
                state = State.Dot;
                return;
            case State.Dot when b == '\r':
                state = State.DotCr;
                return;
            case State.DotCr when b == '\n':
                state = State.Done;
                return;
            case State.DotCr:
                // A stuffed dot before a lone CR: the dot goes, the CR is content.
                Keep("\r"u8);
                break;
        }
        var afterCr = state is State.Cr or State.DotCr;
        Keep([b]);
        state = b == '\r' ? State.Cr : afterCr && b == '\n' ? State.LineStart : State.Text;
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        var room = limit - content.WrittenCount;
        if (bytes.Length > room)
        {
            IsTooLong = true;
            bytes = bytes[..room];
        }
        content.Write(bytes);
    }
}

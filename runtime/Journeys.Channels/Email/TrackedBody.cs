using MimeKit;
using MimeKit.IO;

namespace Journeys.Channels.Email;

/// <summary>
/// A body that knows whether it has been given to the connection completely. From then on the final dot may be on
/// its way, and a connection that breaks leaves the message in doubt; before, it was surely not sent.
/// </summary>
internal sealed class TrackedBody : MultipartAlternative
{
    /// <summary>Whether the body was written out completely at least once since <see cref="StartAttempt"/>.</summary>
    public bool IsWritten { get; private set; }

    /// <summary>Forgets earlier attempts. Only to be called where those surely failed before the end.</summary>
    public void StartAttempt() => IsWritten = false;

    /// <inheritdoc/>
    public override async Task WriteToAsync(
        FormatOptions options, Stream stream, bool contentOnly, CancellationToken cancellationToken = default)
    {
        await base.WriteToAsync(options, stream, contentOnly, cancellationToken).ConfigureAwait(false);
        IsWritten |= !IsMeasuring(stream);
    }

    /// <inheritdoc/>
    public override void WriteTo(
        FormatOptions options, Stream stream, bool contentOnly, CancellationToken cancellationToken = default)
    {
        base.WriteTo(options, stream, contentOnly, cancellationToken);
        IsWritten |= !IsMeasuring(stream);
    }

    // MailKit measures a message before it sends it, for SIZE (RFC 1870); that is not sending it.
    private static bool IsMeasuring(Stream stream) =>
        stream is MeasuringStream || (stream is FilteredStream filtered && IsMeasuring(filtered.Source));
}

using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Journeys.Channels.Email;
using Journeys.Runtime.Inputs;

namespace Journeys.Channels.Recording;

/// <summary>
/// Stands in for channels that have no provider yet: it writes what would have been sent, one JSON object a line,
/// into a file per channel, and reports that nothing was delivered.
/// </summary>
/// <remarks>
/// The report is a refusal, so the journey goes on as after any failed message and nobody's history claims a message
/// that never arrived. It is not about the address, so none is suppressed. Safe for use from several threads.
/// </remarks>
public sealed class RecordingChannel : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // The file is for reading; it is never put into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly string folder;
    private readonly TimeProvider clock;
    private readonly SemaphoreSlim writing = new(1);

    /// <summary>Makes a recorder.</summary>
    /// <param name="folder">Where the files go, named <c>sms.jsonl</c> and so on; made with the first message.</param>
    /// <param name="clock">Dates the lines; null for the system's.</param>
    public RecordingChannel(string folder, TimeProvider? clock = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        this.folder = folder;
        this.clock = clock ?? TimeProvider.System;
    }

    /// <summary>Writes a batch and reports each message exactly once, after its line is in the file.</summary>
    /// <param name="batch">The messages.</param>
    /// <param name="report">Called once per message. What it throws ends the call.</param>
    /// <param name="ct">Ends the wait for other batches; messages not yet written are then reported as deferred.</param>
    public async Task SendAsync(
        ImmutableArray<RecordedMessage> batch, Func<DeliveryResult, ValueTask> report, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(report);
        foreach (var group in batch.GroupBy(m => m.Channel, StringComparer.Ordinal))
        {
            var (outcome, detail) = await WriteAsync(group.Key, [.. group], ct).ConfigureAwait(false);
            foreach (var message in group)
                await report(new DeliveryResult(message.SendKey, outcome, detail)).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => writing.Dispose();

    private async Task<(DeliveryOutcome Outcome, string Detail)> WriteAsync(
        string channel, ImmutableArray<RecordedMessage> messages, CancellationToken ct)
    {
        if (channel.Length == 0 || !channel.All(char.IsAsciiLetterOrDigit))
            return (DeliveryOutcome.Refused, $"“{HeaderText.OneLine(channel)}” is not a channel's name (an example: sms).");
        var name = channel + ".jsonl";
        try
        {
            await writing.WaitAsync(ct).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return (DeliveryOutcome.Deferred, "The host is stopping; the message was not recorded.");
        }

        try
        {
            var at = clock.GetUtcNow();
            Directory.CreateDirectory(folder);
            // One write for the batch: a reader never sees half a line of a batch that was written completely.
            var lines = string.Concat(messages.Select(m => JsonSerializer.Serialize(new Line(at, m), Json) + "\n"));
            await File.AppendAllTextAsync(Path.Combine(folder, name), lines, CancellationToken.None).ConfigureAwait(false);
            return (DeliveryOutcome.Refused,
                $"Not delivered: there is no provider for {channel} in this version. What would have been sent is in {name}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (DeliveryOutcome.Deferred, $"The message could not be recorded in {name}: {HeaderText.OneLine(e.Message)}");
        }
        finally
        {
            writing.Release();
        }
    }

    private sealed record Line(DateTimeOffset At, RecordedMessage Message);
}

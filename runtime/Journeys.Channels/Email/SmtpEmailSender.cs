using System.Collections.Immutable;
using Journeys.Runtime.Inputs;

namespace Journeys.Channels.Email;

/// <summary>Hands e-mails to a mail server over SMTP, on a few connections that stay open.</summary>
/// <remarks>
/// At most <see cref="SmtpOptions.Connections"/> messages are under way at once, however many batches are.
/// A kept connection that the server has meanwhile closed is replaced once before a message is reported as deferred.
/// Safe for use from several threads.
/// </remarks>
public sealed class SmtpEmailSender : IEmailSender
{
    private readonly SmtpOptions options;
    private readonly EmailComposer composer;
    private readonly SmtpPool pool;
    private readonly SemaphoreSlim slots;

    /// <summary>Makes a sender. Nothing is connected before the first message.</summary>
    /// <param name="options">The mail server and how to use it.</param>
    /// <param name="clock">Gives the Date header; a virtual clock dates mails virtually. Null for the system's.</param>
    /// <exception cref="ArgumentException">The options cannot be used: no host, a port out of range, fewer than one connection.</exception>
    public SmtpEmailSender(SmtpOptions options, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Host);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Port, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Port, 65535);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Connections, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MessagesPerConnection, 1);
        this.options = options;
        composer = new EmailComposer(clock ?? TimeProvider.System);
        // The age of connections is real time even where the clock of the mails is a virtual one.
        pool = new SmtpPool(options, TimeProvider.System);
        slots = new SemaphoreSlim(options.Connections);
    }

    /// <inheritdoc/>
    public async Task SendAsync(
        ImmutableArray<OutgoingEmail> batch, Func<DeliveryResult, ValueTask> report, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(report);
        // Not cancelled by ct: every message is owed its report.
        var workers = new ParallelOptions { MaxDegreeOfParallelism = options.Connections };
        await Parallel.ForEachAsync(batch, workers, async (email, failed) =>
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, failed);
            await report(await SendOneAsync(email, stop.Token).ConfigureAwait(false)).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    /// <summary>Closes the connections. Batches under way keep theirs until they are done.</summary>
    public ValueTask DisposeAsync() => pool.DisposeAsync();

    private async Task<DeliveryResult> SendOneAsync(OutgoingEmail email, CancellationToken stop)
    {
        Composition composition;
        try
        {
            composition = composer.Compose(email);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidOperationException)
        {
            // MimeKit's objections to a value; trying again would meet the same.
            composition = new Composition.Impossible("The message cannot be composed: " + HeaderText.OneLine(e.Message), false);
        }

        var result = composition switch
        {
            Composition.Ready mail => await HandOverAsync(mail, stop).ConfigureAwait(false),
            Composition.Impossible no => new Handover(DeliveryOutcome.Refused, no.Reason, no.IsRecipientAddress),
            _ => throw new InvalidOperationException("No such composition."),
        };
        return new DeliveryResult(email.SendKey, result.Outcome, result.Detail) { IsAddressRefused = result.IsAddressRefused };
    }

    private async Task<Handover> HandOverAsync(Composition.Ready mail, CancellationToken stop)
    {
        try
        {
            await slots.WaitAsync(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return new Handover(DeliveryOutcome.Deferred, "The sender is stopping; the message was not sent.");
        }

        try
        {
            var first = await AttemptAsync(mail, mustBeNew: false, stop).ConfigureAwait(false);
            return first.IsWorthRepeating ? (await AttemptAsync(mail, mustBeNew: true, stop).ConfigureAwait(false)).Result : first.Result;
        }
        finally
        {
            slots.Release();
        }
    }

    private readonly record struct Attempt(Handover Result, bool IsWorthRepeating);

    private async Task<Attempt> AttemptAsync(Composition.Ready mail, bool mustBeNew, CancellationToken stop)
    {
        var (connection, detail) = await pool.RentAsync(mustBeNew, mail.NeedsUtf8, stop).ConfigureAwait(false);
        if (connection is null) return new Attempt(new Handover(DeliveryOutcome.Deferred, detail), false);

        var wasKept = connection.Handovers > 0;
        using var patience = new CancellationTokenSource(options.MessageTimeout);
        // Once told to stop, a message under way gets a little longer: an answer is worth more than a doubt.
        await using var stopping = stop.Register(() => patience.CancelAfter(options.StopGrace)).ConfigureAwait(false);
        var result = await connection.SendAsync(mail, patience.Token).ConfigureAwait(false);
        await pool.ReturnAsync(connection).ConfigureAwait(false);
        return new Attempt(result, wasKept && result is { Outcome: DeliveryOutcome.Deferred, IsConnectionLost: true });
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using Journeys.Channels.Email;
using Journeys.Host.Clock;
using Journeys.Host.Workers;
using Journeys.Runtime.Inputs;
using Journeys.Runtime.Programs;
using Journeys.Storage;
using Microsoft.Extensions.Logging;

namespace Journeys.Host.Sending;

/// <summary>
/// Hands messages over: fresh ones from memory, older ones from the store. Every attempt is durable before the hand-over and
/// acknowledged after it, so that a crash leaves at most the hand-overs under way in doubt, and those are known by name.
/// </summary>
internal sealed partial class Dispatcher(
    IStore store, IEmailSender sender, EmailBuilder builder, OutboxFeed feed, Acknowledger acknowledger, DeliveryOutcomes outcomes,
    DeliveryPolicy policy, StoreRetry retry, VirtualClock clock, WorkGauge gauge, TimeProvider real, ILogger log)
{
    private static readonly TimeSpan RetryLook = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<long, bool> queuedRetries = new();
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Settles what a crash left in doubt; to be called once, before the first attempt.</summary>
    /// <returns>How many messages were in doubt.</returns>
    public async Task<int> ResolveInterruptedAsync(CancellationToken cancellation)
    {
        var interrupted = await store.InterruptedAsync(cancellation);
        if (interrupted.IsEmpty) return 0;
        const string Detail = "The host stopped between handing the message over and hearing what became of it.";
        foreach (var part in interrupted.Chunk(500))
            await store.FinishAsync([.. part.Select(row => outcomes.Of(row, new DeliveryResult(row.SendKey, DeliveryOutcome.Uncertain, Detail), stopping: false))], cancellation);
        LogInDoubt(interrupted.Length, policy.InDoubt);
        return interrupted.Length;
    }

    /// <summary>Works until told to stop; finishes the hand-overs under way first.</summary>
    /// <param name="stopping">Stops taking new messages.</param>
    public async Task RunAsync(CancellationToken stopping)
    {
        var lanes = Enumerable.Range(0, policy.Lanes).Select(_ => Task.Run(() => LaneAsync(stopping), CancellationToken.None)).ToList();
        lanes.Add(Task.Run(() => RetriesAsync(stopping), CancellationToken.None));
        await Task.WhenAll(lanes);
    }

    private async Task LaneAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var working = false;
            try
            {
                var rows = await TakeAsync(stopping);
                gauge.Begin();
                working = true;
                // From here on it is finished whatever comes: what has begun must be acknowledged.
                var begun = await retry.DoAsync("recording attempts",
                    async token => await store.BeginAttemptsAsync([.. rows.Select(row => row.Seq)], clock.Now, token), stopping);
                foreach (var row in rows) queuedRetries.TryRemove(row.Seq, out _);
                await HandOverAsync([.. rows.Where(row => begun.Contains(row.Seq)).Select(row => row with { Attempts = row.Attempts + 1 })], stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            finally
            {
                if (working) gauge.End();
            }
        }
    }

    private async Task<List<OutboxRow>> TakeAsync(CancellationToken stopping)
    {
        await turn.WaitAsync(stopping);
        try
        {
            return await retry.DoAsync("reading the outbox", async token => await feed.NextAsync(policy.BatchSize, token), stopping);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task HandOverAsync(ImmutableArray<OutboxRow> rows, CancellationToken stopping)
    {
        var waiting = new ConcurrentDictionary<string, OutboxRow>();
        var recorded = new ConcurrentBag<Task>();
        var batch = ImmutableArray.CreateBuilder<OutgoingEmail>(rows.Length);
        foreach (var row in rows)
        {
            if (Build(row, out var email) is { } problem) recorded.Add(acknowledger.FinishAsync(row, outcomes.Poisoned(row, problem)));
            else if (email is not null && waiting.TryAdd(row.SendKey, row)) batch.Add(email);
        }
        ValueTask Report(DeliveryResult result)
        {
            if (waiting.TryRemove(result.SendKey, out var row))
                recorded.Add(acknowledger.FinishAsync(row, outcomes.Of(row, result, stopping.IsCancellationRequested)));
            return ValueTask.CompletedTask;
        }
        try
        {
            if (batch.Count > 0) await sender.SendAsync(batch.ToImmutable(), Report, stopping);
        }
        catch (Exception failure)
        {
            LogSenderFailed(failure);
        }
        // A sender reports every message; should one break down, nobody knows what became of the rest.
        foreach (var (key, _) in waiting)
            await Report(new DeliveryResult(key, DeliveryOutcome.Uncertain, "The channel broke down before it said what became of the message."));
        await Task.WhenAll(recorded);
    }

    private string? Build(OutboxRow row, out OutgoingEmail? email)
    {
        email = null;
        if (row.Channel != nameof(ChannelKind.Email)) return $"This host has no channel for {row.Channel}.";
        try
        {
            email = builder.Build(row);
            return null;
        }
        catch (Exception problem)
        {
            LogPoisoned(problem, row.SendKey);
            return problem.Message;
        }
    }

    private async Task RetriesAsync(CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                var due = await retry.DoAsync("reading retries", async token => await store.RetriesDueAsync(clock.Now, policy.Memory / 2, token), stopping);
                foreach (var row in due)
                    if (queuedRetries.TryAdd(row.Seq, true) && !feed.Offer(row)) queuedRetries.TryRemove(row.Seq, out _);
                await Task.Delay(RetryLook, real, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Retries wait in the store.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} messages were under way when the host last stopped; nobody knows whether they arrived. Policy: {Policy}.")]
    private partial void LogInDoubt(int count, InDoubtPolicy policy);

    [LoggerMessage(Level = LogLevel.Error, Message = "The e-mail channel failed unexpectedly; messages it did not report are in doubt.")]
    private partial void LogSenderFailed(Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {SendKey} cannot be sent and was given up on.")]
    private partial void LogPoisoned(Exception problem, string sendKey);
}

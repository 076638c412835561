using Journeys.Host.Clock;
using Journeys.Storage;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace Journeys.Host.Workers;

/// <summary>Repeats what the store refused, with growing pauses, and makes the trouble visible meanwhile.</summary>
internal sealed partial class StoreRetry(HostHealth health, VirtualClock clock, TimeProvider real, int seed, ILogger log)
{
    private readonly Lock gate = new();
    private readonly Random jitter = new(seed);

    /// <summary>
    /// Does it until it succeeds or is cancelled. Only for what may be repeated without harm; a lost shard is thrown on at once,
    /// for repeating would be wrong.
    /// </summary>
    /// <param name="part">Who waits, for people.</param>
    /// <param name="action">What to do.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<T> DoAsync<T>(string part, Func<CancellationToken, ValueTask<T>> action, CancellationToken cancellation)
    {
        var troubled = false;
        var pipeline = new ResiliencePipelineBuilder { TimeProvider = real }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<Exception>(error => error is not (ShardLostException or OperationCanceledException)),
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromMilliseconds(100),
                MaxDelay = TimeSpan.FromSeconds(10),
                UseJitter = true,
                Randomizer = Next,
                OnRetry = retry =>
                {
                    troubled = true;
                    var error = retry.Outcome.Exception;
                    health.Report(part, $"The store does not answer as it should: {error?.Message} It is tried again; nothing is lost meanwhile.", clock.Now);
                    LogRetry(error, part, retry.AttemptNumber + 1, retry.RetryDelay.TotalMilliseconds);
                    return default;
                },
            })
            .Build();
        var result = await pipeline.ExecuteAsync(action, cancellation);
        if (troubled) health.Clear(part);
        return result;
    }

    /// <inheritdoc cref="DoAsync{T}"/>
    public Task DoAsync(string part, Func<CancellationToken, Task> action, CancellationToken cancellation) =>
        DoAsync(part, async token =>
        {
            await action(token);
            return true;
        }, cancellation);

    private double Next()
    {
        lock (gate) return jitter.NextDouble();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Part}: the store failed, try {Attempt} follows in {Milliseconds} ms.")]
    private partial void LogRetry(Exception? error, string part, int attempt, double milliseconds);
}

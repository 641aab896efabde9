using System.Net.Http.Json;
using InsightsEtl.Load;
using Polly;
using Polly.Retry;

namespace InsightsEtl.Scheduler.Alerts;

/// <summary>Where people are told: one POST of JSON per message. What the receiver answers, but its status, is not read.</summary>
sealed class Webhook(Uri address, HttpMessageHandler? handler = null) : IDisposable
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>A receiver that restarts is waited for; what it refuses (4xx) is the same the next time.</summary>
    static readonly ResiliencePipeline<HttpResponseMessage> Retries = new ResiliencePipelineBuilder<HttpResponseMessage>()
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            ShouldHandle = static arguments => ValueTask.FromResult(
                arguments.Outcome.Exception is HttpRequestException or TaskCanceledException { InnerException: TimeoutException }
                || arguments.Outcome.Result is { StatusCode: >= System.Net.HttpStatusCode.InternalServerError or System.Net.HttpStatusCode.TooManyRequests }),
            MaxRetryAttempts = 3,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromSeconds(1),
            UseJitter = true,
        })
        .Build();

    readonly HttpClient _client = new(handler ?? new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout };

    /// <exception cref="HttpRequestException">The receiver is not there or does not want it.</exception>
    public async Task SendAsync(DueAlert alert, CancellationToken cancellationToken)
    {
        var message = new
        {
            text = $"insights: {alert.Message}",
            kind = alert.Kind,
            runId = alert.RunId,
            feed = alert.Feed,
            expectedDate = alert.ExpectedDate,
            raisedAt = alert.RaisedAt,
        };
        using var answer = await Retries.ExecuteAsync(
            async token => await _client.PostAsJsonAsync(address, message, token), cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => _client.Dispose();
}

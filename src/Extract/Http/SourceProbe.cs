namespace InsightsEtl.Extract;

/// <summary>Asks a source for the first page of its newest delivery and reads no more than that it answers: once more at most, without patience.</summary>
public static class SourceProbe
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <returns>What keeps it from being pulled; null where nothing does.</returns>
    public static async Task<string?> FaultAsync(SourceSet set, Source source, DateOnly today, TimeProvider clock, CancellationToken cancellationToken)
    {
        var limits = set.Limits with { Retries = 1, RetryDelay = TimeSpan.FromMilliseconds(200), PageTime = TimeSpan.FromSeconds(15) };
        using var client = new SourceClient(set with { Limits = limits }, clock, new PullProgress());
        using var limit = new CancellationTokenSource(Longest, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var first = new PageSequence(source, Newest(source, today)).Next!;
            await client.AskAsync<object>(first, static (response, _) => Task.FromResult<object>(response.StatusCode), both.Token);
            return null;
        }
        catch (Exception fault) when (fault is RefusedDeliveryException or SourceUnavailableException or SourceAuthException)
        {
            return fault.Message;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"{source.Feed.Name} of {source.ShownUrl}: no answer in {Longest.TotalSeconds:F0} s, or one that asked for a longer wait.";
        }
    }

    static DateOnly Newest(Source source, DateOnly today) =>
        CadenceDates.Of(source.Cadence, Month.Of(today).Previous, today).Concat(CadenceDates.Of(source.Cadence, Month.Of(today), today)).Last();
}

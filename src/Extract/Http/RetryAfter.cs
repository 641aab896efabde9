namespace InsightsEtl.Extract;

/// <summary>How long a response asks to be left alone.</summary>
static class RetryAfter
{
    /// <summary>Longest wait that is waited; a service that asks for more is unavailable.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>From seconds, or from a date, which is the service's clock: so its own <c>Date</c> is what it counts from.</summary>
    /// <returns>Null where the response does not ask; never negative.</returns>
    public static TimeSpan? Of(HttpResponseMessage response, DateTimeOffset now)
    {
        var asked = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - (response.Headers.Date ?? now),
            _ => (TimeSpan?)null,
        };
        return asked < TimeSpan.Zero ? TimeSpan.Zero : asked;
    }
}

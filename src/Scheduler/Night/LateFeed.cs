using InsightsEtl.Extract;

namespace InsightsEtl.Scheduler.Night;

/// <summary>A feed whose delivery was expected by now and has not landed.</summary>
/// <param name="ExpectedDate">Business date of the delivery that is missing: the day before.</param>
/// <param name="ExpectedAt">The hour by which it was to be there.</param>
/// <param name="NewestDate">The newest that has landed; null: none ever.</param>
sealed record LateFeed(Feed Feed, DateOnly ExpectedDate, DateTimeOffset ExpectedAt, DateOnly? NewestDate)
{
    /// <summary>The month that waits for it.</summary>
    public Month Month => Month.Of(ExpectedDate);

    public string Message =>
        $"{Feed} is late: the delivery of {ExpectedDate:yyyy-MM-dd} was expected by {ExpectedAt:yyyy-MM-dd HH:mm zzz}, "
        + (NewestDate is { } newest ? $"the newest that has landed is of {newest:yyyy-MM-dd}." : "none has ever landed.");
}

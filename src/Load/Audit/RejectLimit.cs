using InsightsEtl.Extract;
using InsightsEtl.Transform;

namespace InsightsEtl.Load;

/// <summary>How large a share of a feed's rows may be rejected in a month before the month is held back.</summary>
/// <param name="Percent">0 to 100; the month stops above it, not at it.</param>
public sealed record RejectLimit(decimal Percent)
{
    /// <summary>The share above which a feed rather than a row is at fault.</summary>
    public static readonly RejectLimit Default = new(0.5m);

    public IReadOnlyList<CheckResult> Check(IReadOnlyList<DeliveryCount> counts) =>
        [.. Feed.All.Select(feed => Check(feed, [.. counts.Where(count => count.Delivery.Feed == feed)]))];

    CheckResult Check(Feed feed, DeliveryCount[] counts)
    {
        var rejected = counts.Sum(count => count.RowsRejected);
        var share = rejected == 0 ? 0 : 100m * rejected / counts.Sum(count => count.RowsIn);
        return new CheckResult(
            $"rejected_rows_of_{feed.Name}",
            string.Create(CultureInfo.InvariantCulture, $"at most {Percent:0.####} %"),
            string.Create(CultureInfo.InvariantCulture, $"{share:0.####} % ({rejected} rows)"),
            share <= Percent);
    }
}

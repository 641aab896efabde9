using InsightsEtl.Extract;
using InsightsEtl.Scheduler.Jobs;

namespace InsightsEtl.Scheduler.Commands;

/// <summary>A delivery that was found, as commands print it.</summary>
sealed record DeliveryLine(string Feed, DateOnly Date, string Outcome, long Rows, long Bytes, string? Message)
{
    public static readonly string[] Headings = ["feed", "date", "outcome", "rows", "bytes", "message"];

    public static DeliveryLine Of(PickedUpDelivery delivery) => new(
        delivery.Feed.Name, delivery.Date, ExtractJob.Word(delivery.Outcome), delivery.Rows, delivery.Bytes, delivery.Message);

    public string[] ToCells() =>
    [
        Feed, Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Outcome, Rows.ToString(CultureInfo.InvariantCulture),
        Bytes.ToString(CultureInfo.InvariantCulture), Message ?? "",
    ];
}

using InsightsEtl.Extract;
using InsightsEtl.Scheduler.Jobs;

namespace InsightsEtl.Scheduler.Commands;

/// <summary>A delivery that was found, as commands print it.</summary>
/// <param name="Rejects">Rows that would be rejected, by reason; null where nobody has looked at the rows.</param>
sealed record DeliveryLine(
    string Feed, DateOnly Date, string Outcome, long Rows, long Bytes, IReadOnlyCollection<string> UnknownColumns,
    IReadOnlyDictionary<string, long>? Rejects, string? Message)
{
    public static readonly string[] Headings = ["feed", "date", "outcome", "rows", "bytes", "message"];
    public static readonly string[] CheckedHeadings = [.. Headings[..^1], "rejects", Headings[^1]];

    public static DeliveryLine Of(PickedUpDelivery delivery) => new(
        delivery.Feed.Name, delivery.Date, ExtractJob.Word(delivery.Outcome), delivery.Rows, delivery.Bytes, delivery.UnknownColumns,
        Rejects: null, delivery.Message);

    public string[] ToCells() =>
    [
        Feed, Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Outcome, Rows.ToString(CultureInfo.InvariantCulture),
        Bytes.ToString(CultureInfo.InvariantCulture), Message ?? "",
    ];

    /// <summary>With the rejects, "bad_guid 2, negative 1".</summary>
    public string[] ToCheckedCells() =>
        [.. ToCells()[..^1], string.Join(", ", Rejects?.Select(reason => $"{reason.Key} {reason.Value}") ?? []), Message ?? ""];
}

using InsightsEtl.Transform;

namespace InsightsEtl.Load;

/// <summary>A reject as a row of the run's reject table.</summary>
static class RejectRow
{
    public const string Columns = "feed, delivery_date, identity, part, line_number, field, reason, excerpt";

    public static void Write(BinaryCopy row, RejectedLine line) => row
        .Text(line.Delivery.Feed.Name).Date(line.Delivery.Date).Text(line.Delivery.Identity).Text(line.Part).Long(line.LineNumber)
        .Text(line.Field).Text(RejectWord.Of(line.Reason)).Text(line.Excerpt);
}

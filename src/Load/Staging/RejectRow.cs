using InsightsEtl.Transform;

namespace InsightsEtl.Load;

/// <summary>A reject as a row of the run's reject table.</summary>
static class RejectRow
{
    public const string Columns = "feed, delivery_date, identity, part, line_number, field, reason, excerpt";

    static readonly string[] Words = [.. Enum.GetNames<RejectReason>().Select(SnakeCase)];

    public static void Write(BinaryCopy row, RejectedLine line) => row
        .Text(line.Delivery.Feed.Name).Date(line.Delivery.Date).Text(line.Delivery.Identity).Text(line.Part).Long(line.LineNumber)
        .Text(line.Field).Text(Words[(int)line.Reason]).Text(line.Excerpt);

    /// <summary><c>BadGuid</c> as <c>bad_guid</c>, the word of the specification.</summary>
    static string SnakeCase(string name) =>
        string.Concat(name.Select((letter, place) => char.IsUpper(letter) && place > 0 ? "_" + letter : letter.ToString())).ToLowerInvariant();
}

using InsightsEtl.Extract;

namespace InsightsEtl.Generator.Tests;

/// <summary>A landed delivery's records as texts, to look for events in.</summary>
sealed class Snapshot
{
    readonly Feed _feed;
    readonly string[][] _records;

    Snapshot(Feed feed, string[][] records) => (_feed, _records) = (feed, records);

    /// <summary>All records of a feed in a month, in the order of its deliveries.</summary>
    public static Snapshot Of(IReadOnlyList<LandedDelivery> landed, Feed feed, Month month) => new(
        feed,
        [
            .. landed.Where(delivery => delivery.Feed == feed && month.Contains(delivery.Date))
                .SelectMany(delivery => delivery.Parts).SelectMany(part => Records(part, feed)),
        ]);

    public int Count => _records.Length;

    public IEnumerable<string> Values(string column) => _records.Select(record => record[_feed.Ordinal(column)]);

    public IEnumerable<(string First, string Second)> Pairs(string first, string second) => Values(first).Zip(Values(second));

    /// <summary>A column by the key's; where a key has several records, the first.</summary>
    public Dictionary<string, string> By(string key, string column) =>
        Pairs(key, column).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First, pair => pair.Second);

    static List<string[]> Records(LandedPart part, Feed feed)
    {
        List<string[]> records = [];
        using var reader = RecordReader.Open(part, feed);
        while (reader.Read())
            records.Add([.. feed.Columns.Select((_, ordinal) => System.Text.Encoding.UTF8.GetString(reader.Field(ordinal)))]);
        return records;
    }
}

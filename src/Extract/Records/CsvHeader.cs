namespace InsightsEtl.Extract;

/// <summary>Where the contract's columns stand in one CSV part.</summary>
/// <param name="Places">By column ordinal: the field's place in a row; -1 where the part lacks an optional column.</param>
/// <param name="FieldCount">Fields every row of the part must have.</param>
sealed record CsvHeader(int[] Places, int FieldCount, IReadOnlyCollection<string> UnknownColumns)
{
    /// <exception cref="UnreadablePartException">A known column stands there twice, or a required one is missing.</exception>
    public static CsvHeader From(CsvHelper.CsvReader row, LandedPart part, Feed feed)
    {
        var names = new ColumnNames(feed);
        var places = new int[feed.Columns.Count];
        Array.Fill(places, -1);
        for (var place = 0; place < row.FieldCount; place++)
        {
            var ordinal = names.Find(row.GetSpan(place).WithoutBlanks(), place);
            if (ordinal < 0) continue;
            if (places[ordinal] >= 0) throw Twice(part, feed.Columns[ordinal]);
            places[ordinal] = place;
        }

        RequiredColumns.ThrowIfMissing(part, feed, ordinal => places[ordinal] >= 0, "its header line");
        return new CsvHeader(places, row.FieldCount, names.Unknown);
    }

    static UnreadablePartException Twice(LandedPart part, FeedColumn column) =>
        new($"Part {part.Name} has column {column.Name} twice in its header line; expected it once.");
}

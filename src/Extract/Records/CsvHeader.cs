namespace InsightsEtl.Extract;

/// <summary>Where the contract's columns stand in one CSV part.</summary>
/// <param name="Places">By column ordinal: the field's place in a row; -1 where the part lacks an optional column.</param>
/// <param name="FieldCount">Fields every row of the part must have.</param>
sealed record CsvHeader(int[] Places, int FieldCount, IReadOnlyCollection<string> UnknownColumns)
{
    /// <summary>The part has the contract's columns in the contract's order, and nothing else.</summary>
    public bool IsAsInContract { get; } = FieldCount == Places.Length && Places.Index().All(place => place.Index == place.Item);

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

    /// <summary>The same for a page of a service, whose columns may have other names, and constants in place of some.</summary>
    /// <exception cref="UnreadablePartException">As above.</exception>
    public static CsvHeader From(CsvHelper.CsvReader row, LandedPart page, Source source)
    {
        var names = new FieldNames(source);
        var places = new int[source.Feed.Columns.Count];
        var ranks = new int[places.Length];
        Array.Fill(places, -1);
        for (var place = 0; place < row.FieldCount; place++)
        {
            foreach (var (ordinal, rank) in names.Find(row.GetSpan(place).WithoutBlanks(), place))
            {
                if (places[ordinal] >= 0 && ranks[ordinal] == rank) throw Twice(page, source.Feed.Columns[ordinal]);
                if (places[ordinal] < 0 || rank < ranks[ordinal]) (places[ordinal], ranks[ordinal]) = (place, rank);
            }
        }

        RequiredColumns.ThrowIfMissing(
            page, source.Feed, ordinal => places[ordinal] >= 0 || FieldNames.ConstantOf(source, source.Feed.Columns[ordinal].Name) is not null,
            "its header line");
        return new CsvHeader(places, row.FieldCount, names.Unknown);
    }

    static UnreadablePartException Twice(LandedPart part, FeedColumn column) =>
        new($"Part {part.Name} has column {column.Name} twice in its header line; expected it once.");
}

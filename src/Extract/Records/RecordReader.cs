namespace InsightsEtl.Extract;

/// <summary>Reads a landed part record by record as UTF-8 fields in the contract's order; it splits and never interprets.</summary>
/// <remarks>
/// Hot path: synchronous, no allocation per record. Blank lines are no records. Spans live until the next <see cref="Read"/>.
/// </remarks>
public abstract class RecordReader : IDisposable
{
    /// <summary>Longest field in bytes; a record with a longer one has <see cref="StructureFault.TooLong"/>.</summary>
    public const int LongestField = 4096;

    /// <summary>The physical line on which the current record begins, from 1; a CSV part's header is line 1.</summary>
    public abstract long LineNumber { get; }

    /// <summary>Why the current record cannot be read; fields are empty unless it is <see cref="StructureFault.None"/>.</summary>
    public abstract StructureFault Fault { get; }

    /// <summary>The current record's bytes as they stand in the part, for the excerpt of a reject; may be cut at 8 KiB.</summary>
    public abstract ReadOnlySpan<byte> Raw { get; }

    /// <summary>The record's bytes where they are the contract's columns in the contract's order, commas between and no quotes; else empty.</summary>
    public virtual ReadOnlySpan<byte> PlainText => default;

    /// <summary>What will most likely be the <see cref="PlainText"/> of a record to come; empty where that cannot be told yet.</summary>
    /// <param name="records">How many records ahead, from 1.</param>
    public virtual ReadOnlySpan<byte> PlainTextAhead(int records) => default;

    /// <summary>Names in the part that the contract does not know; reported once.</summary>
    public abstract IReadOnlyCollection<string> UnknownColumns { get; }

    /// <summary>Moves to the next record; false at the end of the part.</summary>
    public abstract bool Read();

    /// <summary>
    /// The field's unquoted, unescaped UTF-8 text without ASCII blanks around it; empty where it is empty, null or absent.
    /// </summary>
    /// <param name="ordinal">The column's place in <see cref="Feed.Columns"/>.</param>
    public abstract ReadOnlySpan<byte> Field(int ordinal);

    /// <summary>Asked of a part that has been read to its end and had a record without a fault.</summary>
    /// <exception cref="UnreadablePartException">A required column is named nowhere in the part; one with a header says so when it is opened.</exception>
    public virtual void ThrowIfColumnsMissing()
    {
    }

    /// <summary>Opens a part in whichever format it has, through gzip where it is compressed.</summary>
    /// <exception cref="UnreadablePartException">No header, a required column is missing, or gzip is broken.</exception>
    public static RecordReader Open(LandedPart part, Feed feed)
    {
        var blocks = new LineBlocks(new PartBytes(part));
        try
        {
            return part.Format == PartFormat.Csv
                ? new CsvRecordReader(part, feed, blocks, row => CsvHeader.From(row, part, feed))
                : new NdjsonRecordReader(part, feed, blocks);
        }
        catch
        {
            blocks.Dispose();
            throw;
        }
    }

    /// <summary>Counts a part's records as a reader meets them, faulty ones included: what its manifest must say.</summary>
    /// <exception cref="UnreadablePartException">As <see cref="Open"/>, wherever in the part it is found.</exception>
    public static RecordCount Count(LandedPart part, Feed feed, CancellationToken cancellationToken)
    {
        using var records = Open(part, feed);
        long rows = 0, faulty = 0;
        while (records.Read())
        {
            if (rows++ % 65_536 == 0) cancellationToken.ThrowIfCancellationRequested();
            if (records.Fault != StructureFault.None) faulty++;
        }

        if (rows > faulty) records.ThrowIfColumnsMissing();
        return new RecordCount(rows, faulty, records.UnknownColumns);
    }

    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool isDisposing);
}

namespace InsightsEtl.Extract;

/// <summary>Reads a page of CSV: it is laid aside first, so that rows broken over lines cost themselves only, as in a drop folder.</summary>
/// <param name="aside">Where it is laid; gone afterwards.</param>
/// <param name="isFirst">Of its delivery: only a later one may be empty, without as much as a header line.</param>
sealed class CsvPage(Source source, PageBody body, PagePart part, string aside, bool isFirst)
{
    readonly RecordLine _line = new(source);

    /// <summary>The last row is whole and its line is ended: nothing of it was cut off.</summary>
    public bool IsLastRowWhole { get; private set; }

    /// <returns>Names of columns the contract does not know.</returns>
    /// <exception cref="UnreadablePartException">It has no header line, or a required column is missing.</exception>
    public async Task<IReadOnlyCollection<string>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await LayAsideAsync(cancellationToken) > 0) return Read(cancellationToken);
            return isFirst ? throw new PassingFaultException($"{body.Page}: the body is empty; expected a header line.") { IsContent = true } : [];
        }
        finally
        {
            File.Delete(aside);
        }
    }

    async Task<long> LayAsideAsync(CancellationToken cancellationToken)
    {
        await using var file = new FileStream(aside, FileMode.Create);
        var block = new byte[1 << 17];
        for (var read = await body.ReadAsync(block, cancellationToken); read > 0; read = await body.ReadAsync(block, cancellationToken))
        {
            await file.WriteAsync(block.AsMemory(0, read), cancellationToken);
            IsLastRowWhole = block[read - 1] == '\n';
        }

        return file.Length;
    }

    IReadOnlyCollection<string> Read(CancellationToken cancellationToken)
    {
        var page = new LandedPart(body.Page, aside, Bytes: 0, Sha256: "", Rows: 0, PartFormat.Csv, IsGzip: false);
        using var rows = new CsvRecordReader(page, source.Feed, new LineBlocks(new PartBytes(page)), row => CsvHeader.From(row, page, source));
        var isWhole = true;
        while (rows.Read())
        {
            isWhole = rows.Fault == StructureFault.None;
            cancellationToken.ThrowIfCancellationRequested();
            if (rows.Fault == StructureFault.None) WriteRow(rows);
            else BadLine.Write(part, rows.Raw);
        }

        IsLastRowWhole &= isWhole;
        return rows.UnknownColumns;
    }

    void WriteRow(RecordReader row)
    {
        for (var ordinal = 0; ordinal < _line.ColumnCount; ordinal++)
        {
            var value = row.Field(ordinal);
            if (value.IsEmpty && _line.ConstantOf(ordinal) is null) continue;
            _line.Begin(part, ordinal);
            WriteValue(value, _line.ConstantOf(ordinal));
        }

        _line.End(part);
    }

    void WriteValue(ReadOnlySpan<byte> value, byte[]? constant)
    {
        if (value.IsEmpty)
        {
            part.Append(constant);
            return;
        }

        part.Append("\""u8);
        part.Append(JsonText.Of(value));
        part.Append("\""u8);
    }
}

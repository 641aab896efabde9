using CsvHelper;

namespace InsightsEtl.Extract;

/// <summary>Reads a CSV part: CsvHelper splits blocks of it in memory, this class judges and keeps a bad row from its neighbours.</summary>
/// <remarks>
/// Hot path: no allocation per record, only per block and per malformed row. Blocks without quotes and carriage returns need no CsvHelper.
/// A quote that is never closed would swallow the rest of the part, so a row with broken quoting that runs over several lines
/// costs its first line only, and reading goes on with the next.
/// A carriage return alone ends a row unless it is quoted.
/// </remarks>
sealed class CsvRecordReader : RecordReader
{
    const int LongestRaw = 8192;

    readonly LineBlocks _blocks;
    readonly PlainRows _plain = new();
    readonly CsvReaderOptions _options;
    readonly CsvHeader _header;
    CsvReader? _rows;

    /// <summary>The rest of the block is split without CsvHelper.</summary>
    bool _isPlain;

    CsvMalformedReason? _malformed;
    StructureFault _fault;

    /// <summary>Where in the block the input of the current CsvHelper reader begins: on the line feed before a line.</summary>
    int _rowsFrom;

    int _start;
    int _rawLength;

    /// <summary>Lines of the block are counted only as far as somebody asks.</summary>
    int _countedTo;

    long _line = 1;

    /// <param name="headerOf">Finds the contract's columns in the header line.</param>
    public CsvRecordReader(LandedPart part, Feed feed, LineBlocks blocks, Func<CsvReader, CsvHeader> headerOf)
    {
        _blocks = blocks;
        _options = new CsvReaderOptions { Separator = ',', HasHeader = false, OnMalformedRecord = row => _malformed = row.Reason };
        _header = ReadHeader(part, feed, headerOf);
        _isPlain = _plain.TryBegin(_blocks.Bytes);
        while (_isPlain && _plain.Read() && _plain.Start < _start)
        {
            // Blank lines stand before the header.
        }
    }

    public override long LineNumber
    {
        get
        {
            _line += _blocks.Bytes[_countedTo.._start].Count((byte)'\n');
            _countedTo = _start;
            return _line;
        }
    }

    public override StructureFault Fault => _fault;

    public override ReadOnlySpan<byte> Raw => _blocks.Bytes.Slice(_start, Math.Min(_rawLength, LongestRaw));

    public override ReadOnlySpan<byte> PlainText => _isPlain && _fault == StructureFault.None && _header.IsAsInContract ? Row : default;

    public override ReadOnlySpan<byte> PlainTextAhead(int records) =>
        _isPlain && _header.IsAsInContract ? _blocks.Bytes[_plain.Ahead(records)] : default;

    public override IReadOnlyCollection<string> UnknownColumns => _header.UnknownColumns;

    public override bool Read()
    {
        while (MoveToRow())
        {
            if (_malformed is not null && IsOpenEnded) NextBlock(unread: _blocks.Length - _start);
            else if (!IsBlank) return Judge();
        }

        return _blocks.IsCutLine;
    }

    public override ReadOnlySpan<byte> Field(int ordinal)
    {
        var place = _header.Places[ordinal];
        return place < 0 || _fault != StructureFault.None ? default : Cell(place).WithoutBlanks();
    }

    ReadOnlySpan<byte> Cell(int place) => _isPlain ? _blocks.Bytes[_plain[place]] : _rows!.GetSpan(place);

    ReadOnlySpan<byte> Row => _blocks.Bytes.Slice(_start, _rawLength);

    int FieldCount => _isPlain ? _plain.FieldCount : _rows!.FieldCount;

    bool IsBlank => FieldCount == 1 && Row.WithoutBlanks().IsEmpty;

    /// <summary>The row's quote is still open where the block ends, and there is more to read that may close it.</summary>
    bool IsOpenEnded => _malformed == CsvMalformedReason.UnterminatedQuote && !_blocks.IsLast && (_start > 0 || !_blocks.IsFull);

    protected override void Dispose(bool isDisposing)
    {
        _rows?.Dispose();
        _plain.Dispose();
        _blocks.Dispose();
    }

    CsvHeader ReadHeader(LandedPart part, Feed feed, Func<CsvReader, CsvHeader> headerOf)
    {
        if (_blocks.Begin(part.Name)) StartRows(0);
        var isRead = _rows is not null && MoveToRow();
        while (isRead && IsBlank) isRead = MoveToRow();
        if (!isRead) throw Unreadable("no header line");
        if (!LineBlocks.IsText(Row)) throw Unreadable("a header line that is not UTF-8 text");
        return _malformed is null ? headerOf(_rows!) : throw Unreadable("a header line with broken quoting");

        UnreadablePartException Unreadable(string found) =>
            new($"Part {part.Name} has {found}; expected the column names of feed {feed.Name} in UTF-8, separated by commas.");
    }

    /// <returns>False at the end of the part, and at a line too long to be split.</returns>
    bool MoveToRow()
    {
        _malformed = null;
        while (!(_isPlain ? _plain.Read() : _rows is not null && _rows.Read()))
        {
            if (!NextBlock(unread: 0)) return false;
            if (_blocks.IsCutLine) return CutLine();
        }

        (_start, _rawLength) = _isPlain
            ? (_plain.Start, _plain.Length)
            : (_rowsFrom + (int)_rows!.ByteOffset, _rows.RawRecord.Length);
        return true;
    }

    bool NextBlock(int unread)
    {
        var isMoved = _blocks.Next(unread);
        _countedTo = 0;
        _start = 0;
        _line = _blocks.FirstLine;
        _isPlain = _header is not null && !_blocks.IsCutLine && _plain.TryBegin(_blocks.Bytes);
        if (!_isPlain) StartRows(0);
        return isMoved;
    }

    void StartRows(int line)
    {
        _rows?.Dispose();
        _rowsFrom = line - 1;
        _rows = CsvReader.Create(_blocks.FromLine(line), _options);
    }

    bool CutLine()
    {
        _rows?.Dispose();
        _rows = null;
        _rawLength = _blocks.Length;
        _fault = StructureFault.TooLong;
        return false;
    }

    bool Judge()
    {
        var lineEnd = _malformed is null ? -1 : Row.IndexOf((byte)'\n');
        if (lineEnd >= 0) KeepFirstLine(lineEnd);
        _fault = FaultOfRow(isOneLine: lineEnd < 0);
        return true;
    }

    /// <summary>What follows the first line is read again as rows of its own.</summary>
    void KeepFirstLine(int lineEnd)
    {
        StartRows(_start + lineEnd + 1);
        _rawLength = lineEnd > 0 && Row[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
    }

    /// <param name="isOneLine">The row's fields can be counted; behind a quote that is never closed they cannot.</param>
    StructureFault FaultOfRow(bool isOneLine)
    {
        var isCounted = isOneLine && _malformed != CsvMalformedReason.UnterminatedQuote;
        if (isCounted && FieldCount != _header.FieldCount) return StructureFault.FieldCount;
        if (!_blocks.IsCleanText && !LineBlocks.IsText(Row)) return StructureFault.BadEncoding;
        if (_malformed is not null) return StructureFault.BadQuoting;
        return _rawLength > LongestField && HasLongField() ? StructureFault.TooLong : StructureFault.None;
    }

    bool HasLongField()
    {
        foreach (var place in _header.Places)
            if (place >= 0 && Cell(place).Length > LongestField) return true;
        return false;
    }
}

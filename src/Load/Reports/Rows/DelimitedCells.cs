using System.Buffers;
using System.Buffers.Text;

namespace InsightsEtl.Load.Reports;

/// <summary>Lines of cells with a delimiter between them, in a buffer that grows.</summary>
/// <remarks>Hot path, no allocation per cell.</remarks>
sealed class DelimitedCells(byte delimiter)
{
    /// <summary>What the longest number or date takes.</summary>
    const int LongestNumberBytes = 24;

    readonly SearchValues<byte> _quoted = SearchValues.Create([delimiter, (byte)'"', (byte)'\r', (byte)'\n']);
    byte[] _buffer = new byte[1 << 18];
    int _end;
    bool _isInLine;

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _end);

    public void Clear() => _end = 0;

    public void Add(ColumnValues column, int row)
    {
        Begin();
        if (column.IsNull[row]) return;
        switch (column.Type)
        {
            case ReportColumnType.Text: AddText(column.TextAt(row)); break;
            case ReportColumnType.Int32: AddNumber(column.Ints[row]); break;
            case ReportColumnType.Date: AddDate(column.Ints[row]); break;
            default: AddHundredths(column.Hundredths[row]); break;
        }
    }

    public void Add(ReadOnlySpan<byte> text)
    {
        Begin();
        AddText(text);
    }

    public void EndLine()
    {
        Room(1)[0] = (byte)'\n';
        _end++;
        _isInLine = false;
    }

    void Begin()
    {
        if (_isInLine)
        {
            Room(1)[0] = delimiter;
            _end++;
        }
        _isInLine = true;
    }

    void AddText(ReadOnlySpan<byte> text)
    {
        var isGuarded = FormulaGuard.IsNeeded(text);
        if (!text.IsEmpty && !text.ContainsAny(_quoted))
        {
            var room = Room(text.Length + 1);
            room[0] = FormulaGuard.Mark;
            text.CopyTo(isGuarded ? room[1..] : room);
            _end += text.Length + (isGuarded ? 1 : 0);
            return;
        }
        AddQuoted(text, isGuarded);
    }

    /// <summary>RFC 4180, section 2: the cell in quotes, a quote within it doubled.</summary>
    void AddQuoted(ReadOnlySpan<byte> text, bool isGuarded)
    {
        var room = Room(text.Length * 2 + 3);
        var at = 0;
        room[at++] = (byte)'"';
        if (isGuarded) room[at++] = FormulaGuard.Mark;
        foreach (var symbol in text)
        {
            if (symbol == (byte)'"') room[at++] = (byte)'"';
            room[at++] = symbol;
        }
        room[at++] = (byte)'"';
        _end += at;
    }

    void AddNumber(long number)
    {
        Utf8Formatter.TryFormat(number, Room(LongestNumberBytes), out var written);
        _end += written;
    }

    void AddDate(int days)
    {
        DateOnly.FromDayNumber(days + DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber)
            .TryFormat(Room(LongestNumberBytes), out var written, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        _end += written;
    }

    void AddHundredths(long hundredths)
    {
        if (hundredths < 0) AddSymbol((byte)'-');
        // The most negative number has no positive twin, but it is no number of 18 digits either.
        var size = Math.Abs(hundredths);
        AddNumber(size / 100);
        AddSymbol((byte)'.');
        AddSymbol((byte)('0' + size % 100 / 10));
        AddSymbol((byte)('0' + size % 10));
    }

    void AddSymbol(byte symbol)
    {
        Room(1)[0] = symbol;
        _end++;
    }

    Span<byte> Room(int length)
    {
        if (_buffer.Length - _end < length) Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _end + length));
        return _buffer.AsSpan(_end);
    }
}

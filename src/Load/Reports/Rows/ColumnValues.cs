namespace InsightsEtl.Load.Reports;

/// <summary>The values of one column in a batch of rows. Only the array of its type is there; a null's value means nothing.</summary>
sealed class ColumnValues
{
    const int FirstBytes = 1 << 12;

    readonly int[] _ints;
    readonly long[] _hundredths;
    readonly int[] _ends;
    readonly bool[] _isNull;
    byte[] _bytes;

    public ColumnValues(ReportColumnType type, int capacity)
    {
        Type = type;
        _isNull = new bool[capacity];
        _ints = new int[type is ReportColumnType.Int32 or ReportColumnType.Date ? capacity : 0];
        _hundredths = new long[type == ReportColumnType.Decimal ? capacity : 0];
        _ends = new int[type == ReportColumnType.Text ? capacity : 0];
        _bytes = new byte[type == ReportColumnType.Text ? FirstBytes : 0];
    }

    public ReportColumnType Type { get; }

    public int Count { get; private set; }

    public ReadOnlySpan<bool> IsNull => _isNull.AsSpan(0, Count);

    /// <summary>Of an <see cref="ReportColumnType.Int32"/>, and the days since 1970-01-01 of a <see cref="ReportColumnType.Date"/>.</summary>
    public ReadOnlySpan<int> Ints => _ints.AsSpan(0, Count);

    public ReadOnlySpan<long> Hundredths => _hundredths.AsSpan(0, Count);

    /// <summary>All texts, one after another.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, EndOf(Count - 1));

    /// <summary>Where each text ends in <see cref="Bytes"/>, exclusive.</summary>
    public ReadOnlySpan<int> Ends => _ends.AsSpan(0, Count);

    public ReadOnlySpan<byte> TextAt(int row) => _bytes.AsSpan(EndOf(row - 1).._ends[row]);

    public void Clear() => Count = 0;

    public void AddNull()
    {
        if (Type == ReportColumnType.Text) _ends[Count] = EndOf(Count - 1);
        _isNull[Count++] = true;
    }

    public void Add(int value)
    {
        _ints[Count] = value;
        _isNull[Count++] = false;
    }

    public void Add(long hundredths)
    {
        _hundredths[Count] = hundredths;
        _isNull[Count++] = false;
    }

    public void Add(ReadOnlySpan<byte> text)
    {
        var start = EndOf(Count - 1);
        if (_bytes.Length - start < text.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, start + text.Length));
        text.CopyTo(_bytes.AsSpan(start));
        _ends[Count] = start + text.Length;
        _isNull[Count++] = false;
    }

    int EndOf(int row) => row < 0 || Type != ReportColumnType.Text ? 0 : _ends[row];
}

using System.Text;

namespace InsightsEtl.Generator;

/// <summary>Writes records of a feed in the contract's column order, as CSV or as one JSON object a line.</summary>
/// <remarks>JSON values are texts throughout, which the contract allows.</remarks>
sealed class RecordWriter : IDisposable
{
    readonly PartFile _part;
    readonly bool _isNdjson;

    /// <summary><c>{"name":"</c> of the first column, <c>","name":"</c> of the others; empty for CSV.</summary>
    readonly byte[][] _before;

    int _column;

    public RecordWriter(PartFile part, DeliveryName delivery)
    {
        _part = part;
        _isNdjson = PartShape.Of(delivery).IsNdjson;
        _before = [.. delivery.Feed.Columns.Select((column, index) => Encoding.ASCII.GetBytes(Before(column.Name, isFirst: index == 0)))];
        if (_isNdjson) return;
        part.Write(Encoding.ASCII.GetBytes(string.Join(',', delivery.Feed.Columns.Select(column => column.Name))));
        part.EndHeader();
    }

    public RecordWriter Text(string? value)
    {
        Begin();
        if (string.IsNullOrEmpty(value)) return this;
        if (_isNdjson) WriteUtf8(RowText.JsonOf(value));
        else WriteUtf8(RowText.CsvOf(value));
        return this;
    }

    public RecordWriter Number(long value)
    {
        Begin();
        _part.Write(value);
        return this;
    }

    public RecordWriter Number(decimal value)
    {
        Begin();
        value.TryFormat(_part.Room, out var written, default, CultureInfo.InvariantCulture);
        _part.Advance(written);
        return this;
    }

    public RecordWriter Id(Guid? value)
    {
        Begin();
        if (value is null) return this;
        value.Value.TryFormat(_part.Room, out var written);
        _part.Advance(written);
        return this;
    }

    public RecordWriter Date(DateOnly? value)
    {
        Begin();
        if (value is null) return this;
        value.Value.TryFormat(_part.Room, out var written, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        _part.Advance(written);
        return this;
    }

    public RecordWriter Flag(bool value) => Text(value ? "true" : "false");

    /// <exception cref="InvalidOperationException">Not every column has been written.</exception>
    public void EndRow()
    {
        if (_column != _before.Length) throw new InvalidOperationException($"Found {_column} columns written; expected {_before.Length}.");
        if (_isNdjson) _part.Write("\"}"u8);
        _part.EndRow();
        _column = 0;
    }

    public WrittenPart Close() => _part.Close();

    public void Dispose() => _part.Dispose();

    static string Before(string column, bool isFirst) => $"{(isFirst ? "{" : "\",")}\"{column}\":\"";

    void Begin()
    {
        if (_isNdjson) _part.Write(_before[_column]);
        else if (_column > 0) _part.Write((byte)',');
        _column++;
    }

    void WriteUtf8(string text) => _part.Advance(Encoding.UTF8.GetBytes(text, _part.Room));
}

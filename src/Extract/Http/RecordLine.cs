using System.Text;

namespace InsightsEtl.Extract;

/// <summary>A record as a line of a delivery: an object of those of the contract's columns that hold something, in its order.</summary>
/// <remarks>Hot path: no allocation per record.</remarks>
sealed class RecordLine(Source source)
{
    readonly byte[][] _labels = [.. source.Feed.Columns.Select(column => Encoding.UTF8.GetBytes($"\"{column.Name}\":"))];
    readonly byte[]?[] _constants = [.. source.Feed.Columns.Select(column => FieldNames.ConstantOf(source, column.Name))];
    bool _hasColumn;

    public int ColumnCount => _labels.Length;

    /// <summary>What the column holds, as JSON, where the record does not say; null: nothing.</summary>
    public byte[]? ConstantOf(int ordinal) => _constants[ordinal];

    /// <summary>Begins a column; its value, as JSON, is to follow.</summary>
    public void Begin(PagePart part, int ordinal)
    {
        part.Append(_hasColumn ? ","u8 : "{"u8);
        part.Append(_labels[ordinal]);
        _hasColumn = true;
    }

    public void End(PagePart part)
    {
        part.Append(_hasColumn ? "}"u8 : "{}"u8);
        part.EndRecord();
        _hasColumn = false;
    }
}

using System.Text;
using System.Text.Json;

namespace InsightsEtl.Extract;

/// <summary>A record on its way from a service's names to the contract's columns: values stay as they came, byte for byte.</summary>
/// <remarks>
/// Hot path: no allocation per record. Only columns of the contract land, in its order: what else a service tells may differ from
/// pull to pull, and the same records must stay the same delivery.
/// </remarks>
sealed class PageRecord
{
    readonly Source _source;
    readonly FieldNames _names;
    readonly RecordLine _line;
    readonly (int Start, int Length, int Rank)[] _values;
    readonly bool[] _isSeen;

    public PageRecord(Source source)
    {
        _source = source;
        _names = new FieldNames(source);
        _line = new RecordLine(source);
        _values = new (int, int, int)[_line.ColumnCount];
        _isSeen = [.. Enumerable.Range(0, _line.ColumnCount).Select(ordinal => _line.ConstantOf(ordinal) is not null)];
    }

    public IReadOnlyCollection<string> UnknownFields => _names.Unknown;

    /// <summary>Required columns of which no record so far had a field, with something in it or not.</summary>
    public IEnumerable<string> MissingColumns =>
        _source.Feed.Columns.Where((column, ordinal) => column.IsRequired && !_isSeen[ordinal]).Select(column => column.Name);

    /// <summary>Reads the object that begins at the reader.</summary>
    /// <param name="text">What the reader reads.</param>
    /// <returns>False: it goes on beyond the text.</returns>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public bool TryRead(ref Utf8JsonReader json, ReadOnlySpan<byte> text)
    {
        Array.Clear(_values);
        for (var place = 0; json.Read(); place++)
        {
            if (json.TokenType == JsonTokenType.EndObject) return true;
            var targets = json.ValueIsEscaped
                ? _names.Find(Encoding.UTF8.GetBytes(json.GetString()!), place)
                : _names.Find(json.ValueSpan, place);
            if (!json.Read()) return false;
            var start = (int)json.TokenStartIndex;
            var isNull = json.TokenType == JsonTokenType.Null || (json.TokenType == JsonTokenType.String && json.ValueSpan.IsEmpty);
            if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && !json.TrySkip()) return false;
            Set(targets, start, (int)json.BytesConsumed - start, isNull);
        }

        return false;
    }

    /// <summary>Writes what was read as a line of the delivery.</summary>
    public void WriteLine(PagePart part, ReadOnlySpan<byte> text)
    {
        for (var ordinal = 0; ordinal < _values.Length; ordinal++)
        {
            var (start, length, _) = _values[ordinal];
            var value = length > 0 ? text.Slice(start, length) : _line.ConstantOf(ordinal);
            if (value.IsEmpty) continue;
            _line.Begin(part, ordinal);
            WriteValue(part, value);
        }

        _line.End(part);
    }

    void Set(FieldTarget[] targets, int start, int length, bool isNull)
    {
        foreach (var (ordinal, rank) in targets)
        {
            _isSeen[ordinal] = true;
            if (!isNull && (_values[ordinal].Length == 0 || rank <= _values[ordinal].Rank)) _values[ordinal] = (start, length, rank);
        }
    }

    /// <summary>A list or an object may be written over several lines; inside its texts a line feed cannot stand.</summary>
    static void WriteValue(PagePart part, ReadOnlySpan<byte> value)
    {
        if (value[0] is (byte)'{' or (byte)'[')
        {
            for (var end = value.IndexOfAny((byte)'\n', (byte)'\r'); end >= 0; end = value.IndexOfAny((byte)'\n', (byte)'\r'))
            {
                part.Append(value[..end]);
                value = value[(end + 1)..];
            }
        }

        part.Append(value);
    }
}

using System.Text;
using System.Text.Json;

namespace InsightsEtl.Extract;

/// <summary>Reads a part of newline-delimited JSON: one object per line, values as text, the last of a repeated name wins.</summary>
/// <remarks>Hot path: no allocation per record; values are spans of the line, or unescaped into one buffer.</remarks>
sealed class NdjsonRecordReader : RecordReader
{
    const int LongestRaw = 8192;

    readonly LineBlocks _blocks;
    readonly LandedPart _part;
    readonly Feed _feed;
    readonly ColumnNames _names;
    readonly bool[] _isNamed;
    readonly JsonField[] _fields;
    byte[] _unescaped = new byte[2 * LongestField];
    int _unescapedLength;
    int _start;
    int _end;
    long _line;
    StructureFault _fault;

    public NdjsonRecordReader(LandedPart part, Feed feed, LineBlocks blocks)
    {
        (_part, _feed, _blocks) = (part, feed, blocks);
        _names = new ColumnNames(feed);
        _isNamed = new bool[feed.Columns.Count];
        _fields = new JsonField[feed.Columns.Count];
        _blocks.Begin(part.Name);
    }

    public override long LineNumber => _blocks.FirstLine + _line - 1;

    public override StructureFault Fault => _fault;

    public override ReadOnlySpan<byte> Raw => Line[..Math.Min(Line.Length, LongestRaw)];

    public override IReadOnlyCollection<string> UnknownColumns => _names.Unknown;

    public override bool Read()
    {
        while (MoveToLine())
        {
            if (Line.IsEmpty) continue;
            _fault = FaultOfLine();
            return true;
        }

        return false;
    }

    public override ReadOnlySpan<byte> Field(int ordinal)
    {
        var field = _fields[ordinal];
        if (field.Length == 0 || _fault != StructureFault.None) return default;
        var text = field.IsUnescaped ? _unescaped : Line;
        return text.Slice(field.Start, field.Length).WithoutBlanks();
    }

    /// <summary>JSON has no header: a column is lacking once no record has named it. One that only some records lack is theirs to answer for.</summary>
    public override void ThrowIfColumnsMissing() =>
        RequiredColumns.ThrowIfMissing(_part, _feed, ordinal => _isNamed[ordinal], "its records");

    protected override void Dispose(bool isDisposing) => _blocks.Dispose();

    ReadOnlySpan<byte> Line => _blocks.Bytes[_start.._end].WithoutBlanks();

    bool MoveToLine()
    {
        while (_end == _blocks.Length)
        {
            var isMoved = _blocks.Next(unread: 0);
            _end = 0;
            _line = 0;
            if (!isMoved) return false;
        }

        _start = _end;
        var length = _blocks.Bytes[_start..].IndexOf((byte)'\n') + 1;
        _end = length == 0 ? _blocks.Length : _start + length;
        _line++;
        return true;
    }

    StructureFault FaultOfLine()
    {
        if (_blocks.IsCutLine) return StructureFault.TooLong;
        var line = Line;
        if (!_blocks.IsCleanText && !LineBlocks.IsText(line)) return StructureFault.BadEncoding;
        if (JsonEscapes.HasNoCharacter(line)) return StructureFault.BadEncoding;
        try
        {
            return FaultOfObject(line);
        }
        catch (JsonException)
        {
            return StructureFault.BadJson;
        }
    }

    StructureFault FaultOfObject(ReadOnlySpan<byte> line)
    {
        Array.Clear(_fields);
        _unescapedLength = 0;
        var json = new Utf8JsonReader(line);
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject) return StructureFault.BadJson;
        for (var place = 0; json.Read() && json.TokenType == JsonTokenType.PropertyName; place++)
            if (!ReadProperty(ref json, place)) return StructureFault.BadJson;
        json.Read();
        return HasLongField() ? StructureFault.TooLong : StructureFault.None;
    }

    /// <returns>False when a known column holds an object or an array.</returns>
    bool ReadProperty(ref Utf8JsonReader json, int place)
    {
        var name = json.ValueIsEscaped ? Encoding.UTF8.GetBytes(json.GetString()!) : json.ValueSpan;
        var ordinal = _names.Find(name.WithoutBlanks(), place);
        json.Read();
        if (ordinal >= 0) _isNamed[ordinal] = true;
        if (ordinal < 0) json.Skip();
        else if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) return false;
        else _fields[ordinal] = Value(ref json);
        return true;
    }

    JsonField Value(ref Utf8JsonReader json)
    {
        var length = json.ValueSpan.Length;
        if (json.TokenType == JsonTokenType.Null) return default;
        if (json.TokenType != JsonTokenType.String) return new JsonField((int)json.TokenStartIndex, length, IsUnescaped: false);
        if (!json.ValueIsEscaped) return new JsonField((int)json.TokenStartIndex + 1, length, IsUnescaped: false);
        if (_unescaped.Length < _unescapedLength + length) Array.Resize(ref _unescaped, 2 * (_unescapedLength + length));
        var field = new JsonField(_unescapedLength, json.CopyString(_unescaped.AsSpan(_unescapedLength)), IsUnescaped: true);
        _unescapedLength += field.Length;
        return field;
    }

    bool HasLongField()
    {
        foreach (var field in _fields)
            if (field.Length > LongestField) return true;
        return false;
    }
}

using System.Text;
using System.Text.Json;

namespace InsightsEtl.Extract;

/// <summary>Reads a page that is one JSON object with a list of records in it, or such a list alone, as it comes.</summary>
/// <remarks>Hot path: synchronous between two reads of the body; a record that is not whole yet is read again with the next ones.</remarks>
sealed class JsonPage(Source source, PageBody body, PageRecord record, PageMembers members, PagePart part)
{
    readonly byte[] _itemsName = Encoding.UTF8.GetBytes(source.Items);
    JsonReaderState _state;
    bool _isInItems;
    bool _hasItems;

    /// <exception cref="PassingFaultException">It is no JSON, or has no such list.</exception>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        using var buffer = new PageBuffer(body);
        try
        {
            do
            {
                await buffer.FillAsync(cancellationToken);
                Read(buffer);
            }
            while (!buffer.IsLast);
        }
        catch (Exception broken) when (JsonText.IsBroken(broken))
        {
            var place = broken is JsonException json ? $"line {json.LineNumber}, byte {json.BytePositionInLine}" : "a name or text that is no Unicode";
            var isCut = buffer.IsLast && !body.IsDelimited;
            throw new PassingFaultException(
                $"{body.Page}: the body is no JSON: {place}.", broken)
            { IsContent = !isCut };
        }

        if (!_hasItems)
            throw new PassingFaultException($"{body.Page}: no list '{source.Items}' in the answer; expected the records there.") { IsContent = true };
    }

    void Read(PageBuffer buffer)
    {
        var text = buffer.Unread;
        var json = new Utf8JsonReader(text, buffer.IsLast, _state);
        var (read, state) = (0L, _state);
        while (TryStep(ref json, text))
            (read, state) = (json.BytesConsumed, json.CurrentState);
        _state = state;
        buffer.Leave((int)read);
    }

    /// <summary>Reads a record or a member whole, or nothing.</summary>
    bool TryStep(ref Utf8JsonReader json, ReadOnlySpan<byte> text)
    {
        if (!json.Read()) return false;
        if (_isInItems) return TryItem(ref json, text);
        switch (json.TokenType)
        {
            case JsonTokenType.PropertyName when json.CurrentDepth == 1:
                return TryMember(ref json);
            case JsonTokenType.StartArray when json.CurrentDepth == 0:
                _isInItems = _hasItems = true;
                return true;
            case JsonTokenType.StartObject or JsonTokenType.EndObject or JsonTokenType.EndArray:
                return true;
            default:
                throw new JsonException("neither an object nor a list", path: null, lineNumber: 0, bytePositionInLine: json.TokenStartIndex);
        }
    }

    bool TryItem(ref Utf8JsonReader json, ReadOnlySpan<byte> text)
    {
        var start = (int)json.TokenStartIndex;
        switch (json.TokenType)
        {
            case JsonTokenType.EndArray:
                _isInItems = false;
                return true;
            case JsonTokenType.StartObject:
                if (!record.TryRead(ref json, text)) return false;
                record.WriteLine(part, text);
                return true;
            default:
                // No record, and yet one line of the delivery: whoever reads it rejects it.
                if (!json.TrySkip()) return false;
                BadLine.Write(part, text[start..(int)json.BytesConsumed]);
                return true;
        }
    }

    bool TryMember(ref Utf8JsonReader json)
    {
        var name = json.ValueIsEscaped ? Encoding.UTF8.GetBytes(json.GetString()!) : json.ValueSpan;
        if (!json.Read()) return false;
        if (json.TokenType == JsonTokenType.StartArray && Ascii.EqualsIgnoreCase(name, _itemsName))
        {
            if (_hasItems) throw new JsonException("the list of records twice", path: null, lineNumber: 0, bytePositionInLine: json.TokenStartIndex);
            _isInItems = _hasItems = true;
            return true;
        }

        if (members.Knows(name) && json.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) members.Take(name, ref json);
        return json.TrySkip();
    }
}

using System.Text.Json;

namespace InsightsEtl.Extract;

/// <summary>Reads a page of newline-delimited JSON as it comes; its last line may tell of the next page and the total instead of a record.</summary>
/// <remarks>Hot path: synchronous between two reads of the body.</remarks>
sealed class NdjsonPage(PageBody body, PageRecord record, PageMembers members, PagePart part)
{
    /// <summary>The line that ends the page has been read.</summary>
    public bool HasTrailer { get; private set; }

    /// <summary>The last line is ended and is JSON: nothing of it was cut off.</summary>
    public bool IsLastLineWhole { get; private set; } = true;

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        using var buffer = new PageBuffer(body);
        do
        {
            await buffer.FillAsync(cancellationToken);
            ReadLines(buffer);
        }
        while (!buffer.IsLast);
        if (buffer.Unread.IsEmpty) return;
        ReadLine(buffer.Unread);
        IsLastLineWhole = false;
    }

    void ReadLines(PageBuffer buffer)
    {
        for (var end = buffer.Unread.IndexOf((byte)'\n'); end >= 0; end = buffer.Unread.IndexOf((byte)'\n'))
        {
            ReadLine(buffer.Unread[..end]);
            buffer.Leave(end + 1);
        }
    }

    void ReadLine(ReadOnlySpan<byte> line)
    {
        line = line.WithoutBlanks();
        if (line.IsEmpty) return;
        // Behind the trailer nothing may come: such a line belongs to no page.
        if (HasTrailer) throw new PassingFaultException($"{body.Page}: lines after the one that ends the page; expected none.") { IsContent = true };
        IsLastLineWhole = true;
        try
        {
            if (!IsTrailer(line)) ReadRecord(line);
        }
        catch (Exception broken) when (JsonText.IsBroken(broken))
        {
            IsLastLineWhole = false;
            BadLine.Write(part, line);
        }
    }

    void ReadRecord(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject || !record.TryRead(ref json, line)) throw new JsonException();
        if (json.Read()) throw new JsonException();
        record.WriteLine(part, line);
    }

    /// <summary>Its first name is the next page's or the total's, which no record has.</summary>
    bool IsTrailer(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject) return false;
        var isTrailer = false;
        try
        {
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName && members.Knows(json.ValueSpan))
            {
                isTrailer = true;
                var name = json.ValueSpan;
                json.Read();
                members.Take(name, ref json);
                json.Skip();
            }
        }
        catch (Exception cut) when (isTrailer && JsonText.IsBroken(cut))
        {
            throw new PassingFaultException($"{body.Page}: the line that ends the page is not whole.", cut);
        }

        return HasTrailer = isTrailer;
    }
}

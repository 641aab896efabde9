using System.Buffers.Binary;

namespace InsightsEtl.Load.Reports;

/// <summary>Rows as PostgreSQL sends them in answer to <c>copy … to stdout (format binary)</c>, into batches.</summary>
/// <remarks>
/// Hot path, no allocation per row. Format: "COPY", section "Binary Format" of PostgreSQL's reference: a header of 19 bytes,
/// then of each row its count of fields, and of each field its length (-1 = null) and its bytes, big-endian; a count of -1 ends it.
/// </remarks>
sealed class CopyRows(Stream stream, IReadOnlyList<ReportColumn> columns)
{
    const int HeaderBytes = 19;
    const int EndMark = -1;

    /// <summary>PostgreSQL counts days from 2000-01-01, report files from 1970-01-01.</summary>
    const int DaysFrom1970To2000 = 10_957;

    byte[] _buffer = new byte[1 << 18];
    int _start;
    int _end;
    bool _isPastHeader;
    bool _isAtEnd;

    /// <summary>Fills the batch, to the last row of all if need be.</summary>
    /// <returns>False: there was no row left.</returns>
    /// <exception cref="EndOfStreamException">The answer broke off.</exception>
    public async ValueTask<bool> ReadAsync(RowBatch batch, CancellationToken cancellationToken)
    {
        batch.Clear();
        while (!_isPastHeader)
        {
            if (_end - _start < HeaderBytes) await FillAsync(cancellationToken);
            else SkipHeader();
        }
        while (!batch.IsFull && !_isAtEnd)
        {
            if (!TryTake(batch)) await FillAsync(cancellationToken);
        }
        return batch.Rows > 0;
    }

    void SkipHeader()
    {
        _start += HeaderBytes;
        _isPastHeader = true;
    }

    /// <summary>Takes one row, or learns that none is left.</summary>
    /// <returns>False: the buffer does not hold all of it.</returns>
    bool TryTake(RowBatch batch)
    {
        var held = _buffer.AsSpan(_start.._end);
        if (held.Length < sizeof(short)) return false;
        var fields = BinaryPrimitives.ReadInt16BigEndian(held);
        if (fields == EndMark)
        {
            _isAtEnd = true;
            return true;
        }
        if (fields != columns.Count) throw new InvalidDataException($"Found a row of {fields} fields; expected {columns.Count}.");
        if (LengthOf(held, fields) is not { } length) return false;
        Take(held[sizeof(short)..length], batch);
        _start += length;
        return true;
    }

    static int? LengthOf(ReadOnlySpan<byte> held, int fields)
    {
        var at = sizeof(short);
        for (var field = 0; field < fields; field++)
        {
            if (held.Length - at < sizeof(int)) return null;
            at += sizeof(int) + Math.Max(0, BinaryPrimitives.ReadInt32BigEndian(held[at..]));
            if (at > held.Length) return null;
        }
        return at;
    }

    static void Take(ReadOnlySpan<byte> row, RowBatch batch)
    {
        foreach (var column in batch.Columns)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(row);
            row = row[sizeof(int)..];
            if (length < 0)
            {
                column.AddNull();
                continue;
            }
            Take(row[..length], column);
            row = row[length..];
        }
        batch.EndRow();
    }

    static void Take(ReadOnlySpan<byte> field, ColumnValues column)
    {
        switch (column.Type)
        {
            case ReportColumnType.Text: column.Add(field); break;
            case ReportColumnType.Int32: column.Add(BinaryPrimitives.ReadInt32BigEndian(field)); break;
            case ReportColumnType.Date: column.Add(BinaryPrimitives.ReadInt32BigEndian(field) + DaysFrom1970To2000); break;
            default: column.Add(BinaryPrimitives.ReadInt64BigEndian(field)); break;
        }
    }

    async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        _buffer.AsSpan(_start.._end).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        if (read == 0) throw new EndOfStreamException("The database's answer broke off before its end mark.");
        _end += read;
    }
}

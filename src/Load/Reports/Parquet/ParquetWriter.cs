using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Concurrent;

namespace InsightsEtl.Load.Reports.Parquet;

/// <summary>Writes a flat Parquet file, batch by batch, to a stream that need not seek (parquet-format, README.md, "File format").</summary>
/// <remarks>
/// <para>Memory is bounded by one row group and one batch. A group ends at <see cref="ParquetOptions.RowGroupRows"/>, wherever batches end,
/// and at the end of the first batch with which it has <see cref="ParquetOptions.RowGroupBytes"/>. So a file's bytes depend on rows, columns
/// and options, and on how rows were cut into batches only where a group is ended by its bytes; on no clock and no chance.</para>
/// <para>Different columns may be written from different threads at once, since each is encoded and compressed as it is written; all else
/// is for one thread. After an exception the file is of no use.</para>
/// </remarks>
sealed class ParquetWriter : IDisposable
{
    readonly Stream _output;
    readonly ParquetOptions _options;
    readonly IReadOnlyList<ParquetColumn> _columns;
    readonly ColumnEncoder[] _encoders;
    readonly List<RowGroup> _groups = [];
    long _position;
    bool _isComplete;

    /// <param name="output">Is neither flushed nor closed.</param>
    /// <exception cref="ArgumentException">There is no column, two have one name, or an option is out of its range.</exception>
    public ParquetWriter(Stream output, IReadOnlyList<ParquetColumn> columns, ParquetOptions options)
    {
        options.Validate(nameof(options));
        if (columns.Count == 0) throw new ArgumentException("The file has no column, expected one at least.", nameof(columns));
        if (columns.GroupBy(column => column.Name).FirstOrDefault(names => names.Count() > 1) is { } twice)
            throw new ArgumentException($"{twice.Count()} columns have the name {twice.Key}, expected one.", nameof(columns));
        (_output, _options, _columns) = (output, options, columns);
        var scratches = new ConcurrentBag<PageScratch>();
        _encoders = [.. columns.Select(column => Encoder(column, options, scratches))];
        Put(Magic);
    }

    static ReadOnlySpan<byte> Magic => "PAR1"u8;

    /// <summary>Adds rows of a column of Int32 or Date.</summary>
    /// <param name="isNull">Where true, the value is null, whatever <paramref name="values"/> holds.</param>
    /// <exception cref="ArgumentException">There is no such column, it is of another type, or the spans differ in length.</exception>
    public void Write(int column, ReadOnlySpan<int> values, ReadOnlySpan<bool> isNull) =>
        EncoderOf<NumberEncoder<int>>(column, "int", values.Length, isNull.Length).Write(values, isNull);

    /// <summary>Adds rows of a column of Decimal18Scale2.</summary>
    /// <inheritdoc cref="Write(int, ReadOnlySpan{int}, ReadOnlySpan{bool})"/>
    public void Write(int column, ReadOnlySpan<long> values, ReadOnlySpan<bool> isNull) =>
        EncoderOf<NumberEncoder<long>>(column, "long", values.Length, isNull.Length).Write(values, isNull);

    /// <summary>Adds rows of a column of Text.</summary>
    /// <param name="ends">Value i is bytes from where value i - 1 ended to <c>ends[i]</c>, exclusive.</param>
    /// <inheritdoc cref="Write(int, ReadOnlySpan{int}, ReadOnlySpan{bool})"/>
    public void Write(int column, ReadOnlySpan<byte> bytes, ReadOnlySpan<int> ends, ReadOnlySpan<bool> isNull) =>
        EncoderOf<TextEncoder>(column, "text", ends.Length, isNull.Length).Write(bytes, ends, isNull);

    /// <summary>Ends a batch, in which every column was given the same rows.</summary>
    /// <exception cref="ArgumentException">A column was given more or fewer than <paramref name="rows"/>.</exception>
    public void EndBatch(int rows)
    {
        ThrowIfComplete();
        foreach (var encoder in _encoders)
        {
            if (encoder.BatchRows != rows)
                throw new ArgumentException(
                    $"Column {encoder.Column.Name} has {encoder.BatchRows} rows in this batch, expected {rows}.", nameof(rows));
            encoder.BatchRows = 0;
        }

        WriteFinishedGroups();
        if (_encoders.Sum(encoder => encoder.BufferedBytes) >= _options.RowGroupBytes) EndGroup();
    }

    /// <summary>Writes the last row group and the footer, without which there is no file.</summary>
    /// <exception cref="InvalidOperationException">Called before, or within a batch.</exception>
    public void Complete()
    {
        ThrowIfComplete();
        if (_encoders.FirstOrDefault(encoder => encoder.BatchRows > 0) is { } encoder)
            throw new InvalidOperationException(
                $"Column {encoder.Column.Name} has {encoder.BatchRows} rows in a batch, expected EndBatch first.");
        EndGroup();
        var footer = new ArrayBufferWriter<byte>();
        Footer.Write(_columns, _options.Codec, _groups, footer);
        BinaryPrimitives.WriteInt32LittleEndian(footer.GetSpan(sizeof(int)), footer.WrittenCount);
        footer.Advance(sizeof(int));
        Put(footer.WrittenSpan);
        Put(Magic);
        _isComplete = true;
    }

    /// <summary>Ends the writer's use, whether or not the file is complete.</summary>
    public void Dispose() => _isComplete = true;

    static ColumnEncoder Encoder(ParquetColumn column, ParquetOptions options, ConcurrentBag<PageScratch> scratches) => column.Type switch
    {
        ParquetType.Int32 or ParquetType.Date => new NumberEncoder<int>(column, options, scratches),
        ParquetType.Decimal18Scale2 => new NumberEncoder<long>(column, options, scratches),
        ParquetType.Text => new TextEncoder(column, options, scratches),
        _ => throw new ArgumentException($"Column {column.Name} is of type {column.Type}, expected Int32, Date, Decimal18Scale2 or Text.",
            nameof(column)),
    };

    TEncoder EncoderOf<TEncoder>(int column, string given, int values, int nulls)
        where TEncoder : ColumnEncoder
    {
        ThrowIfComplete();
        if (column < 0 || column >= _encoders.Length)
            throw new ArgumentException($"Column is {column}, expected 0 to {_encoders.Length - 1}.", nameof(column));
        if (_encoders[column] is not TEncoder encoder)
            throw new ArgumentException($"Column {_columns[column].Name} was given {given} values, expected values of {_columns[column].Type}.",
                nameof(column));
        return values == nulls
            ? encoder
            : throw new ArgumentException($"Column {encoder.Column.Name} was given {values} values and {nulls} flags of null, expected as many.",
                nameof(nulls));
    }

    void EndGroup()
    {
        if (_encoders[0].Rows == 0) return;
        foreach (var encoder in _encoders) encoder.EndChunk();
        WriteFinishedGroups();
    }

    void WriteFinishedGroups()
    {
        while (_encoders[0].HasEncoded)
        {
            var chunks = new List<ColumnChunk>(_encoders.Length);
            foreach (var encoder in _encoders) chunks.Add(Put(encoder));
            _groups.Add(new RowGroup(chunks[0].Rows, chunks));
        }
    }

    ColumnChunk Put(ColumnEncoder encoder)
    {
        var encoded = encoder.TakeEncoded();
        var chunk = ColumnChunk.Of(encoded, _position);
        encoded.Pages.CopyTo(_output);
        _position += chunk.Bytes;
        encoder.GiveBack(encoded.Pages);
        return chunk;
    }

    void Put(ReadOnlySpan<byte> bytes)
    {
        _output.Write(bytes);
        _position += bytes.Length;
    }

    void ThrowIfComplete()
    {
        if (_isComplete) throw new InvalidOperationException("The file is complete, expected nothing more to be written.");
    }
}

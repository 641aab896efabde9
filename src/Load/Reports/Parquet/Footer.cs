using System.Buffers;

namespace InsightsEtl.Load.Reports.Parquet;

/// <summary>The end of a file: its schema and where everything lies (README.md, "File format"; parquet.thrift, FileMetaData).</summary>
static class Footer
{
    const string CreatedBy = "InsightsEtl";
    const int FormatVersion = 1;

    public static void Write(IReadOnlyList<ParquetColumn> columns, ParquetCodec codec, IReadOnlyList<RowGroup> groups,
        ArrayBufferWriter<byte> output)
    {
        var footer = new ThriftCompact(output);
        footer.Int(1, FormatVersion);
        Schema.Write(columns, footer);
        footer.Long(3, groups.Sum(group => (long)group.Rows));
        footer.BeginList(4, ThriftCompact.StructElement, groups.Count);
        foreach (var group in groups) Write(group, columns, codec, footer);
        footer.Text(6, CreatedBy);
        footer.BeginList(7, ThriftCompact.StructElement, columns.Count);
        foreach (var _ in columns) WriteTypeDefinedOrder(footer);
        footer.End();
    }

    static void Write(RowGroup group, IReadOnlyList<ParquetColumn> columns, ParquetCodec codec, ThriftCompact footer)
    {
        footer.BeginElement();
        footer.BeginList(1, ThriftCompact.StructElement, columns.Count);
        foreach (var (column, chunk) in columns.Zip(group.Chunks))
        {
            footer.BeginElement();
            footer.Long(2, 0);
            footer.BeginStruct(3);
            Write(column, chunk, codec, footer);
            footer.EndStruct();
            footer.EndStruct();
        }

        footer.Long(2, group.Chunks.Sum(chunk => chunk.UncompressedBytes));
        footer.Long(3, group.Rows);
        footer.EndStruct();
    }

    static void Write(ParquetColumn column, ColumnChunk chunk, ParquetCodec codec, ThriftCompact footer)
    {
        footer.Int(1, Schema.PhysicalTypeOf(column.Type));
        WriteEncodings(chunk, footer);
        footer.BeginList(3, ThriftCompact.TextElement, 1);
        footer.TextElementOf(column.Name);
        footer.Int(4, Compression.NumberOf(codec));
        footer.Long(5, chunk.Rows);
        footer.Long(6, chunk.UncompressedBytes);
        footer.Long(7, chunk.Bytes);
        footer.Long(9, chunk.FileOffset + chunk.DictionaryBytes);
        if (chunk.DictionaryBytes > 0) footer.Long(11, chunk.FileOffset);
        WriteStatistics(chunk, footer);
        WriteEncodingStatistics(chunk, footer);
    }

    static void WriteEncodings(ColumnChunk chunk, ThriftCompact footer)
    {
        PageEncoding[] encodings = chunk.DictionaryBytes > 0
            ? [PageEncoding.Plain, PageEncoding.Rle, PageEncoding.RleDictionary]
            : [PageEncoding.Plain, PageEncoding.Rle];
        footer.BeginList(2, ThriftCompact.IntElement, encodings.Length);
        foreach (var encoding in encodings) footer.IntElementOf((int)encoding);
    }

    /// <summary>The old fields min and max stay empty: readers took them for signed bytes (parquet.thrift, Statistics).</summary>
    static void WriteStatistics(ColumnChunk chunk, ThriftCompact footer)
    {
        footer.BeginStruct(12);
        footer.Long(3, chunk.Nulls);
        if (chunk.Bounds is { } bounds)
        {
            footer.Bytes(5, bounds.Greatest);
            footer.Bytes(6, bounds.Least);
            footer.True(7);
            footer.True(8);
        }

        footer.EndStruct();
    }

    /// <summary>How many pages of which kind, so that a reader knows whether the dictionary holds every value.</summary>
    static void WriteEncodingStatistics(ColumnChunk chunk, ThriftCompact footer)
    {
        (int PageType, PageEncoding Encoding, int Count)[] kinds =
        [
            (ChunkPages.DictionaryPage, PageEncoding.Plain, chunk.DictionaryBytes > 0 ? 1 : 0),
            (ChunkPages.DataPage, PageEncoding.Plain, chunk.PlainPages),
            (ChunkPages.DataPage, PageEncoding.RleDictionary, chunk.DictionaryCodedPages),
        ];
        footer.BeginList(13, ThriftCompact.StructElement, kinds.Count(kind => kind.Count > 0));
        foreach (var (pageType, encoding, count) in kinds)
        {
            if (count == 0) continue;
            footer.BeginElement();
            footer.Int(1, pageType);
            footer.Int(2, (int)encoding);
            footer.Int(3, count);
            footer.EndStruct();
        }
    }

    /// <summary>Bounds are in the order of the type: numbers by value, texts by unsigned bytes (parquet.thrift, ColumnOrder).</summary>
    static void WriteTypeDefinedOrder(ThriftCompact footer)
    {
        footer.BeginElement();
        footer.Empty(1);
        footer.EndStruct();
    }
}

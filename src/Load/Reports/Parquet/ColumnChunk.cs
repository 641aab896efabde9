namespace InsightsEtl.Load.Reports.Parquet;

/// <summary>What the footer says of one column of one row group (parquet.thrift, ColumnMetaData).</summary>
/// <param name="FileOffset">Where its first page begins, from the file's beginning.</param>
/// <param name="DictionaryBytes">0 where there is no dictionary.</param>
/// <param name="Bytes">As in the file, with page headers.</param>
sealed record ColumnChunk(long FileOffset, int DictionaryBytes, int Bytes, long UncompressedBytes, int PlainPages, int DictionaryCodedPages,
    int Rows, int Nulls, ValueBounds? Bounds)
{
    public static ColumnChunk Of(EncodedChunk chunk, long fileOffset) =>
        new(fileOffset, chunk.Pages.DictionaryBytes, chunk.Pages.Bytes, chunk.Pages.UncompressedBytes, chunk.Pages.PlainPages,
            chunk.Pages.DictionaryCodedPages, chunk.Rows, chunk.Nulls, chunk.Bounds);
}

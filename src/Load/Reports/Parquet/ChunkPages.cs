using System.Buffers;

namespace InsightsEtl.Load.Reports.Parquet;

/// <summary>The finished pages of one column chunk, headers included.</summary>
/// <remarks>README.md, "Column chunks" and "Data Pages"; parquet.thrift, PageHeader.</remarks>
sealed class ChunkPages(ParquetCodec codec)
{
    /// <summary>PageType in parquet.thrift.</summary>
    public const int DataPage = 0;
    public const int DictionaryPage = 2;

    readonly ArrayBufferWriter<byte> _dictionary = new();
    readonly ArrayBufferWriter<byte> _pages = new();

    public int PlainPages { get; private set; }

    public int DictionaryCodedPages { get; private set; }

    /// <summary>Of the page that holds the dictionary; 0 where there is none.</summary>
    public int DictionaryBytes => _dictionary.WrittenCount;

    public int Bytes => _dictionary.WrittenCount + _pages.WrittenCount;

    /// <summary>With the headers, which are never compressed.</summary>
    public long UncompressedBytes { get; private set; }

    /// <param name="rows">Nulls among them.</param>
    public void AddData(PageEncoding encoding, int rows, PageScratch page)
    {
        if (encoding is PageEncoding.Plain) PlainPages++;
        else DictionaryCodedPages++;
        Add(_pages, page, header =>
        {
            header.BeginStruct(5);
            header.Int(1, rows);
            header.Int(2, (int)encoding);
            header.Int(3, (int)PageEncoding.Rle);
            header.Int(4, (int)PageEncoding.Rle);
            header.EndStruct();
        }, DataPage);
    }

    /// <param name="page">Its body is the entries in PLAIN encoding.</param>
    public void AddDictionary(int entries, PageScratch page) => Add(_dictionary, page, header =>
    {
        header.BeginStruct(7);
        header.Int(1, entries);
        header.Int(2, (int)PageEncoding.Plain);
        header.EndStruct();
    }, DictionaryPage);

    public void CopyTo(Stream output)
    {
        output.Write(_dictionary.WrittenSpan);
        output.Write(_pages.WrittenSpan);
    }

    public void Clear()
    {
        _dictionary.ResetWrittenCount();
        _pages.ResetWrittenCount();
        (PlainPages, DictionaryCodedPages, UncompressedBytes) = (0, 0, 0);
    }

    void Add(ArrayBufferWriter<byte> pages, PageScratch page, Action<ThriftCompact> writeKind, int pageType)
    {
        Compression.Write(codec, page.Body.WrittenSpan, page.Compressed);
        var start = pages.WrittenCount;
        var header = new ThriftCompact(pages);
        header.Int(1, pageType);
        header.Int(2, page.Body.WrittenCount);
        header.Int(3, page.Compressed.WrittenCount);
        writeKind(header);
        header.End();
        UncompressedBytes += pages.WrittenCount - start + page.Body.WrittenCount;
        pages.Write(page.Compressed.WrittenSpan);
        page.Clear();
    }
}

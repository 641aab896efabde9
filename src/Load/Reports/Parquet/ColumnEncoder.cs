using System.Buffers;
using System.Collections.Concurrent;

namespace InsightsEtl.Load.Reports.Parquet;

/// <summary>Turns one column's values into pages, and the pages into chunks, one for each row group.</summary>
/// <remarks>
/// <para>Hot path: 5 million rows of a report are 170 million values; a value costs 45 ns of one core on average, zstd included
/// (bench/results/2026-11-23-parquet.md). No allocation per value.</para>
/// <para>A chunk begins with a dictionary. The first page that has values, cut short where its values reach
/// <see cref="ParquetOptions.PageBytes"/>, decides whether it pays: if dictionary and indices together are not
/// shorter than the values, that page is written PLAIN and so is the rest of the chunk. A dictionary that pays but grows full stays for the
/// pages written so far, and the rest of the chunk is PLAIN. All of it depends on the column's values alone.</para>
/// </remarks>
abstract class ColumnEncoder(ParquetColumn column, ParquetOptions options, ConcurrentBag<PageScratch> scratches)
{
    readonly DefinitionLevels _levels = new();
    readonly Queue<EncodedChunk> _encoded = new();
    readonly Stack<ChunkPages> _spare = new();
    ChunkPages? _pages;
    int[] _indices = [];
    int _rows;
    int _nulls;
    bool _hasDecided;

    public ParquetColumn Column => column;

    protected ParquetOptions Options => options;

    /// <summary>Written since the batch began.</summary>
    public int BatchRows { get; set; }

    public bool HasEncoded => _encoded.Count > 0;

    /// <summary>Of the chunk that is not finished yet.</summary>
    public int Rows => _rows;

    public long BufferedBytes => Pages.Bytes + Plain.WrittenCount + DictionaryPlainBytes.Length + ((long)IndexCount * sizeof(int));

    /// <summary>The chunk has a dictionary to which values may be added.</summary>
    protected bool HasDictionary { get; private set; } = true;

    /// <summary>Indices that stand for so many further bytes end the page: it can tell whether the dictionary pays.</summary>
    protected long IndexedLimit => _hasDecided ? long.MaxValue : options.PageBytes - IndexedBytes;

    /// <summary>Of the page: which entry of the dictionary each value is, nulls left out.</summary>
    protected int IndexCount { get; set; }

    /// <summary>What the page's indices stand for would take in PLAIN encoding.</summary>
    protected long IndexedBytes { get; set; }

    /// <summary>Of the page: its values in PLAIN encoding, once the chunk has left its dictionary.</summary>
    protected ArrayBufferWriter<byte> Plain { get; } = new();

    protected abstract int DictionaryCount { get; }

    protected abstract ReadOnlySpan<byte> DictionaryPlainBytes { get; }

    ChunkPages Pages => _pages ??= _spare.TryPop(out var pages) ? pages : new ChunkPages(options.Codec);

    /// <summary>Rows that the page can still take, 1 at least.</summary>
    protected int Room => Math.Min(options.PageRows - _levels.Rows, options.RowGroupRows - _rows);

    /// <summary>The oldest finished chunk; give its pages back when they are written.</summary>
    public EncodedChunk TakeEncoded() => _encoded.Dequeue();

    public void GiveBack(ChunkPages pages)
    {
        pages.Clear();
        _spare.Push(pages);
    }

    /// <summary>Finishes the chunk where it is; its row group ends here.</summary>
    public void EndChunk()
    {
        WritePage();
        if (DictionaryCount > 0) WriteDictionary();
        AddDictionaryToBounds();
        _encoded.Enqueue(new EncodedChunk(Pages, _rows, _nulls, TakeBounds()));
        ClearDictionary();
        _pages = null;
        (_rows, _nulls, HasDictionary, _hasDecided) = (0, 0, true, false);
    }

    /// <summary>Room for indices of further rows, behind those of the page.</summary>
    protected Span<int> IndexRoom(int rows)
    {
        if (_indices.Length < IndexCount + rows) Array.Resize(ref _indices, Math.Max(IndexCount + rows, _indices.Length * 2));
        return _indices.AsSpan(IndexCount, rows);
    }

    /// <summary>Counts rows whose values were added to the page, and ends what they fill.</summary>
    /// <param name="isDictionaryFull">The next value found no place in the dictionary.</param>
    protected void Took(ReadOnlySpan<bool> isNull, bool isDictionaryFull)
    {
        _levels.Add(isNull);
        _rows += isNull.Length;
        BatchRows += isNull.Length;
        if (isDictionaryFull) LeaveDictionary();
        if (_rows == options.RowGroupRows) EndChunk();
        else if (_levels.Rows == options.PageRows || Plain.WrittenCount >= options.PageBytes || IndexedLimit <= 0) WritePage();
    }

    protected abstract void AppendPlain(ReadOnlySpan<int> indices);

    protected abstract void AddDictionaryToBounds();

    protected abstract void ClearDictionary();

    /// <summary>The chunk's bounds, which begin anew behind it.</summary>
    protected abstract ValueBounds? TakeBounds();

    void LeaveDictionary()
    {
        if (_hasDecided || Pays) WritePage();
        else ForgetDictionary();
        HasDictionary = false;
    }

    bool Pays => DictionaryPlainBytes.Length + ((long)IndexCount * RleBitPackedHybrid.WidthOf(DictionaryCount) / 8) < IndexedBytes;

    void WritePage()
    {
        if (_levels.Rows == 0) return;
        if (HasDictionary && !_hasDecided && IndexCount > 0)
        {
            if (!Pays) ForgetDictionary();
            _hasDecided = true;
        }

        var encoding = IndexCount > 0 ? PageEncoding.RleDictionary : PageEncoding.Plain;
        WithScratch(page =>
        {
            _levels.Write(page.Body);
            if (encoding is PageEncoding.RleDictionary) WriteIndices(page.Body);
            else page.Body.Write(Plain.WrittenSpan);
            Pages.AddData(encoding, _levels.Rows, page);
        });
        _nulls += _levels.Nulls;
        _levels.Clear();
        Plain.ResetWrittenCount();
        (IndexCount, IndexedBytes) = (0, 0);
    }

    /// <summary>The bits of an index, then the indices (Encodings.md, RLE_DICTIONARY).</summary>
    void WriteIndices(ArrayBufferWriter<byte> page)
    {
        var width = RleBitPackedHybrid.WidthOf(DictionaryCount);
        page.Write([(byte)width]);
        RleBitPackedHybrid.Write<int>(_indices.AsSpan(0, IndexCount), width, page);
    }

    void WriteDictionary() => WithScratch(page =>
    {
        page.Body.Write(DictionaryPlainBytes);
        Pages.AddDictionary(DictionaryCount, page);
    });

    /// <summary>Puts the page's values back in PLAIN encoding; the dictionary has been no use.</summary>
    void ForgetDictionary()
    {
        AppendPlain(_indices.AsSpan(0, IndexCount));
        AddDictionaryToBounds();
        ClearDictionary();
        (IndexCount, IndexedBytes, HasDictionary) = (0, 0, false);
    }

    void WithScratch(Action<PageScratch> write)
    {
        if (!scratches.TryTake(out var page)) page = new PageScratch();
        write(page);
        scratches.Add(page);
    }
}

using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace InsightsEtl.Load.Reports.Parquet;

/// <summary>Which rows of the current page have a value: 1, or 0 for null.</summary>
/// <remarks>README.md, "Nested Encoding" and "Nulls", of which a flat column needs no more.</remarks>
sealed class DefinitionLevels
{
    const int Width = 1;

    byte[] _levels = [];

    /// <summary>Rows in the page, nulls among them.</summary>
    public int Rows { get; private set; }

    public int Nulls { get; private set; }

    public void Add(ReadOnlySpan<bool> isNull)
    {
        var nulls = isNull.Count(true);
        if (nulls > 0 || Nulls > 0) Keep(isNull);
        Rows += isNull.Length;
        Nulls += nulls;
    }

    /// <summary>As a page of version 1 begins: the length in four bytes, then the runs.</summary>
    public void Write(ArrayBufferWriter<byte> page)
    {
        page.GetSpan(sizeof(int));
        page.Advance(sizeof(int));
        var start = page.WrittenCount;
        if (Nulls is 0) RleBitPackedHybrid.WriteRun(1, Rows, Width, page);
        else RleBitPackedHybrid.Write<byte>(_levels.AsSpan(0, Rows), Width, page);
        var length = page.WrittenCount - start;
        BinaryPrimitives.WriteInt32LittleEndian(Written(page)[(start - sizeof(int))..], length);
    }

    public void Clear() => (Rows, Nulls) = (0, 0);

    void Keep(ReadOnlySpan<bool> isNull)
    {
        if (_levels.Length < Rows + isNull.Length) Array.Resize(ref _levels, Math.Max(Rows + isNull.Length, _levels.Length * 2));
        if (Nulls is 0) _levels.AsSpan(0, Rows).Fill(1);
        var levels = _levels.AsSpan(Rows, isNull.Length);
        for (var i = 0; i < levels.Length; i++) levels[i] = isNull[i] ? (byte)0 : (byte)1;
    }

    static Span<byte> Written(ArrayBufferWriter<byte> page) =>
        MemoryMarshal.AsMemory(page.WrittenMemory).Span;
}

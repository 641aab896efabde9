using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace InsightsEtl.Extract;

/// <summary>Rows of a block of CSV that has neither quotes nor carriage returns: commas and line feeds are all there is to it.</summary>
/// <remarks>
/// Hot path: nearly every row of usage, unless its lines end in carriage returns too. Where commas and line feeds stand is found for the
/// whole block, 64 bytes at once. Memory is 4 to 8 bytes for each, half a megabyte for usage, used again by the next part.
/// </remarks>
sealed class PlainRows : IDisposable
{
    /// <summary>Of a block of usual size whose fields have 8 bytes.</summary>
    const int UsualPlaces = 1 << 17;

    int[] _commas = ArrayPool<int>.Shared.Rent(UsualPlaces);
    int[] _lineFeeds = ArrayPool<int>.Shared.Rent(UsualPlaces / 8);
    int _commaCount;
    int _lineFeedCount;

    /// <summary>The row's first comma, and the one after its last.</summary>
    int _firstComma;
    int _nextComma;

    int _nextLineFeed;

    /// <summary>Where the row begins in the block.</summary>
    public int Start { get; private set; }

    /// <summary>Bytes of the row without its line feed.</summary>
    public int Length { get; private set; }

    public int FieldCount => _nextComma - _firstComma + 1;

    /// <summary>Stands before the first row of a block.</summary>
    /// <returns>False: its rows take more to be split than commas and line feeds.</returns>
    public bool TryBegin(ReadOnlySpan<byte> block)
    {
        (_commaCount, _lineFeedCount) = (0, 0);
        var whole = block.Length - (block.Length % Vector512<byte>.Count);
        for (var from = 0; from < whole; from += Vector512<byte>.Count)
            if (!TryFind(Vector512.Create(block[from..]), from)) return false;

        Span<byte> rest = stackalloc byte[Vector512<byte>.Count];
        rest.Clear();
        block[whole..].CopyTo(rest);
        if (!TryFind(Vector512.Create(rest), whole)) return false;

        if (block is [.., not (byte)'\n']) _lineFeeds[_lineFeedCount++] = block.Length;
        _commas[_commaCount] = int.MaxValue;
        (_firstComma, _nextComma, _nextLineFeed, Start, Length) = (0, 0, 0, 0, -1);
        return true;
    }

    /// <summary>Moves to the next row; false at the end of the block.</summary>
    public bool Read()
    {
        if (_nextLineFeed == _lineFeedCount) return false;
        var end = _lineFeeds[_nextLineFeed++];
        var usual = _nextComma - _firstComma;
        (Start, _firstComma) = (Start + Length + 1, _nextComma);
        Length = end - Start;
        if (!IsBehindLast(_nextComma = Math.Min(_firstComma + usual, _commaCount), end))
            for (_nextComma = _firstComma; _commas[_nextComma] < end;) _nextComma++;
        return true;
    }

    /// <summary>Where a row to come begins and ends in the block; nowhere if it is not in it.</summary>
    /// <param name="rows">How many rows ahead of the one that has been read, from 1.</param>
    public Range Ahead(int rows)
    {
        var lineFeed = _nextLineFeed - 1 + rows;
        return lineFeed < _lineFeedCount ? new Range(_lineFeeds[lineFeed - 1] + 1, _lineFeeds[lineFeed]) : default;
    }

    /// <param name="place">From 0, below <see cref="FieldCount"/>.</param>
    /// <returns>Where the field begins and ends in the block.</returns>
    public Range this[int place]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var comma = _firstComma + place;
            return new Range(
                place == 0 ? Start : _commas[comma - 1] + 1,
                comma == _nextComma ? Start + Length : _commas[comma]);
        }
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_commas);
        ArrayPool<int>.Shared.Return(_lineFeeds);
    }

    /// <summary>Rows of a part have the same number of fields, but for faulty ones.</summary>
    bool IsBehindLast(int comma, int end) => _commas[comma] > end && (comma == _firstComma || _commas[comma - 1] < end);

    bool TryFind(Vector512<byte> bytes, int from)
    {
        var others = Vector512.Equals(bytes, Vector512.Create((byte)'"')) | Vector512.Equals(bytes, Vector512.Create((byte)'\r'));
        if (others != Vector512<byte>.Zero) return false;
        Note(Vector512.Equals(bytes, Vector512.Create((byte)',')).ExtractMostSignificantBits(), from, ref _commas, ref _commaCount);
        Note(Vector512.Equals(bytes, Vector512.Create((byte)'\n')).ExtractMostSignificantBits(), from, ref _lineFeeds, ref _lineFeedCount);
        return true;
    }

    /// <summary>Room is kept for one place more.</summary>
    static void Note(ulong found, int from, ref int[] places, ref int count)
    {
        if (places.Length - count <= Vector512<byte>.Count) places = Widened(places);
        unchecked
        {
            var next = count;
            for (; found != 0; found &= found - 1) places[next++] = from + BitOperations.TrailingZeroCount(found);
            count = next;
        }
    }

    static int[] Widened(int[] places)
    {
        var wider = ArrayPool<int>.Shared.Rent(places.Length * 2);
        places.CopyTo(wider, 0);
        ArrayPool<int>.Shared.Return(places);
        return wider;
    }
}

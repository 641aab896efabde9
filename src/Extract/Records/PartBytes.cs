using System.IO.Compression;

namespace InsightsEtl.Extract;

/// <summary>A part's text as a run of bytes: unpacked where it is compressed, whole to its end, and never more than is believable.</summary>
sealed class PartBytes : IDisposable
{
    /// <summary>Least room a caller offers: what may be an end mark is held back.</summary>
    public const int LeastRoomBytes = 4096;

    /// <summary>Most that one part may unpack to: ten months of usage of a large partner.</summary>
    public const long LargestTextBytes = 16L << 30;

    /// <summary>Text up to here is never suspected, whatever its ratio.</summary>
    public const long UnsuspectedTextBytes = 64L << 20;

    /// <summary>Deflate cannot pack tighter than 1,032 to 1; real feeds reach 5 to 50.</summary>
    public const long LargestRatio = 1000;

    readonly LandedPart _part;
    readonly long _fileBytes;
    readonly Stream _text;
    readonly byte[] _held = new byte[EndMarkedStream.MarkBytes];
    int _heldBytes;
    long _textBytes;

    public PartBytes(LandedPart part)
    {
        _part = part;
        _fileBytes = new FileInfo(part.Path).Length;
        var file = Open(part.Path, _fileBytes);
        _text = part.IsGzip ? new GZipStream(new EndMarkedStream(file), CompressionMode.Decompress) : file;
    }

    /// <summary>Fills part of the room; 0 at the end of the part.</summary>
    /// <exception cref="UnreadablePartException">The gzip is broken, cut or a bomb.</exception>
    public int Read(Span<byte> room) => _part.IsGzip ? ReadPacked(room) : _text.Read(room);

    public void Dispose() => _text.Dispose();

    /// <summary>Pipes and devices have no length, so what has none is never opened: opening a pipe would wait for ever.</summary>
    static Stream Open(string path, long bytes) =>
        bytes == 0
            ? Stream.Null
            : new FileStream(path, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan });

    int ReadPacked(Span<byte> room)
    {
        try
        {
            return WithoutEndMark(room);
        }
        catch (InvalidDataException broken)
        {
            throw new UnreadablePartException($"Part {_part.Name} is not whole gzip: {broken.Message} Deliver it again.", broken);
        }
    }

    /// <summary>The last bytes are given only once more follow: at the end they must be the mark, which is no text.</summary>
    int WithoutEndMark(Span<byte> room)
    {
        while (true)
        {
            _held.AsSpan(0, _heldBytes).CopyTo(room);
            var read = _text.Read(room[_heldBytes..]);
            if (read == 0) return _held.AsSpan(0, _heldBytes).SequenceEqual(EndMarkedStream.Mark) ? 0 : throw Cut();
            Suspect(read);
            var all = room[..(_heldBytes + read)];
            _heldBytes = Math.Min(all.Length, _held.Length);
            all[^_heldBytes..].CopyTo(_held);
            if (all.Length > _heldBytes) return all.Length - _heldBytes;
        }
    }

    void Suspect(int read)
    {
        _textBytes += read;
        if (_textBytes <= UnsuspectedTextBytes || (_textBytes <= LargestTextBytes && _textBytes <= _fileBytes * LargestRatio)) return;
        throw new UnreadablePartException(
            $"Part {_part.Name} unpacks from {_fileBytes} bytes to more than {_textBytes - read}; expected at most "
            + $"{LargestRatio} to 1 and {LargestTextBytes} bytes. Deliver it in more parts, or uncompressed.");
    }

    UnreadablePartException Cut() =>
        new($"Part {_part.Name} is not whole gzip: it ends early, or something other than gzip follows. Deliver it again.");
}

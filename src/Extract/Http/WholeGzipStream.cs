using System.IO.Compression;

namespace InsightsEtl.Extract;

/// <summary>Unpacked gzip that was whole: its last bytes are given only once the mark behind its trailer has been seen.</summary>
sealed class WholeGzipStream(Stream packed) : ForwardStream
{
    const int BufferBytes = 1 << 16;

    readonly GZipStream _text = new(new EndMarkedStream(packed), CompressionMode.Decompress);
    readonly byte[] _buffer = new byte[BufferBytes];
    int _from;
    int _to;

    /// <exception cref="InvalidDataException">It is broken or ends early.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_to - _from <= EndMarkedStream.MarkBytes)
        {
            _buffer.AsSpan(_from, _to - _from).CopyTo(_buffer);
            (_from, _to) = (0, _to - _from);
            var read = await _text.ReadAsync(_buffer.AsMemory(_to), cancellationToken);
            if (read == 0) return _buffer.AsSpan(0, _to).SequenceEqual(EndMarkedStream.Mark) ? 0 : throw new InvalidDataException("It ends early.");
            _to += read;
        }

        var given = Math.Min(buffer.Length, _to - _from - EndMarkedStream.MarkBytes);
        _buffer.AsSpan(_from, given).CopyTo(buffer.Span);
        _from += given;
        return given;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _text.Dispose();
        base.Dispose(disposing);
    }
}

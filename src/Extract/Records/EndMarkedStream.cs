using System.IO.Compression;

namespace InsightsEtl.Extract;

/// <summary>A gzip file followed by one more member that holds a mark: text that does not end with the mark was cut.</summary>
/// <remarks>
/// GZipStream takes a missing trailer for a regular end, unless a process-wide switch is set before its first use; this needs none.
/// </remarks>
sealed class EndMarkedStream(Stream file) : ForwardStream
{
    public const int MarkBytes = 16;

    static readonly byte[] MarkMember = Packed();
    int _markRead;

    public static ReadOnlySpan<byte> Mark => "\u0004end of the part"u8;

    public override int Read(Span<byte> buffer)
    {
        var read = file.Read(buffer);
        return read > 0 || buffer.IsEmpty ? read : ReadMark(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await file.ReadAsync(buffer, cancellationToken);
        return read > 0 || buffer.IsEmpty ? read : ReadMark(buffer.Span);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) file.Dispose();
        base.Dispose(disposing);
    }

    static byte[] Packed()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.NoCompression)) gzip.Write(Mark);
        return packed.ToArray();
    }

    int ReadMark(Span<byte> buffer)
    {
        var rest = MarkMember.AsSpan(_markRead);
        var read = Math.Min(rest.Length, buffer.Length);
        rest[..read].CopyTo(buffer);
        _markRead += read;
        return read;
    }
}

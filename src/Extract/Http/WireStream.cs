namespace InsightsEtl.Extract;

/// <summary>A body as it comes over the wire, counted, from its first byte on though that has been looked at.</summary>
sealed class WireStream(Stream body, Action<long> received) : ForwardStream
{
    ReadOnlyMemory<byte> _looked;

    /// <summary>The first bytes, fewer only where the body has no more; they are read again afterwards.</summary>
    public async Task<ReadOnlyMemory<byte>> LookAsync(int count, CancellationToken cancellationToken)
    {
        var start = new byte[count];
        _looked = start.AsMemory(0, await body.ReadAtLeastAsync(start, count, throwOnEndOfStream: false, cancellationToken));
        return _looked;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = _looked.IsEmpty ? await body.ReadAsync(buffer, cancellationToken) : Again(buffer);
        received(read);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) body.Dispose();
        base.Dispose(disposing);
    }

    int Again(Memory<byte> buffer)
    {
        var read = Math.Min(buffer.Length, _looked.Length);
        _looked[..read].CopyTo(buffer);
        _looked = _looked[read..];
        return read;
    }
}

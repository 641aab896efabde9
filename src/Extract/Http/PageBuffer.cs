using System.Buffers;

namespace InsightsEtl.Extract;

/// <summary>The stretch of a page's text that is being read: what is left unread stays, and what comes is put behind it.</summary>
/// <remarks>It grows only for a record that needs it, to <see cref="LineBlocks.LargestRecordBytes"/>, so that memory does not depend on the page.</remarks>
sealed class PageBuffer(PageBody body) : IDisposable
{
    const int UsualBytes = 1 << 17;

    byte[] _bytes = ArrayPool<byte>.Shared.Rent(UsualBytes);
    int _from;
    int _to;
    bool _isBegun;

    public ReadOnlySpan<byte> Unread => _bytes.AsSpan(_from, _to - _from);

    /// <summary>Nothing of the page follows.</summary>
    public bool IsLast { get; private set; }

    public void Leave(int count) => _from += count;

    /// <summary>Puts more behind what is unread.</summary>
    /// <exception cref="RefusedDeliveryException">What is unread is one record, and longer than any may be.</exception>
    public async Task FillAsync(CancellationToken cancellationToken)
    {
        MakeRoom();
        var read = await body.ReadAsync(_bytes.AsMemory(_to), cancellationToken);
        _to += read;
        IsLast = read == 0;
        if (!_isBegun && !IsLast && _to < 3) await FillAsync(cancellationToken);
        if (!_isBegun && Unread is [0xEF, 0xBB, 0xBF, ..]) _from += 3;
        _isBegun = true;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);

    void MakeRoom()
    {
        if (_to < _bytes.Length && _from == 0) return;
        var length = _to - _from;
        if (length > LineBlocks.LargestRecordBytes)
        {
            throw new RefusedDeliveryException(
                $"{body.Page}: a record or field of more than {LineBlocks.LargestRecordBytes} bytes; expected shorter ones. Ask who runs the service.");
        }

        var target = length > _bytes.Length / 2 ? ArrayPool<byte>.Shared.Rent(_bytes.Length * 2) : _bytes;
        _bytes.AsSpan(_from, length).CopyTo(target);
        if (target != _bytes) ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, _from, _to) = (target, 0, length);
    }
}

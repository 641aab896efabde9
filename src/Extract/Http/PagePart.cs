using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace InsightsEtl.Extract;

/// <summary>A page's records on their way to disk, one line each, hashed as they go.</summary>
sealed class PagePart : IDisposable
{
    const int BlockBytes = 1 << 18;

    readonly SafeFileHandle _file;
    readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    readonly byte[] _block = new byte[BlockBytes];
    int _length;
    long _written;

    /// <param name="path">Whatever an earlier attempt left there goes.</param>
    public PagePart(string path) => _file = File.OpenHandle(path, FileMode.Create, FileAccess.Write);

    public long Rows { get; private set; }

    public void Append(ReadOnlySpan<byte> text)
    {
        while (text.Length > _block.Length - _length)
        {
            var fits = _block.Length - _length;
            text[..fits].CopyTo(_block.AsSpan(_length));
            _length += fits;
            text = text[fits..];
            WriteBlock();
        }

        text.CopyTo(_block.AsSpan(_length));
        _length += text.Length;
    }

    public void EndRecord()
    {
        Append("\n"u8);
        Rows++;
    }

    /// <returns>Bytes and SHA-256 of all that was written.</returns>
    public (long Bytes, string Sha256) Complete()
    {
        WriteBlock();
        return (_written, Convert.ToHexStringLower(_hash.GetHashAndReset()));
    }

    public void Dispose()
    {
        _file.Dispose();
        _hash.Dispose();
    }

    void WriteBlock()
    {
        var block = _block.AsSpan(0, _length);
        _hash.AppendData(block);
        RandomAccess.Write(_file, block, _written);
        _written += _length;
        _length = 0;
    }
}

using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace InsightsEtl.Load.Reports;

/// <summary>A file on its way: written under a name nobody reads, hashed on the way, flushed, read back, and then named.</summary>
sealed class DraftFile : Stream
{
    readonly string _path;
    readonly SafeFileHandle _file;
    readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    long _bytes;
    bool _isAbandoned;

    public DraftFile(string path)
    {
        _path = path;
        _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
    }

    public string DraftPath => _path;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _bytes;

    public override long Position
    {
        get => _bytes;
        set => throw new NotSupportedException("A draft is written from its start to its end.");
    }

    /// <summary>Whatever its writers still say on their way out is not written: the disk may be full.</summary>
    public void Abandon() => _isAbandoned = true;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_isAbandoned) return;
        try
        {
            RandomAccess.Write(_file, buffer, _bytes);
        }
        catch (ArgumentOutOfRangeException tooLarge)
        {
            // .NET tells of a file beyond what the file system or the system's limits allow as of a caller's bug.
            throw new IOException($"File too large for its disk or for this user's limits: '{_path}', at {_bytes} bytes.", tooLarge);
        }
        _hash.AppendData(buffer);
        _bytes += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    /// <summary>Flushes it to disk, closes it and reads it back.</summary>
    /// <returns>SHA-256 of its bytes, lower-case hex.</returns>
    /// <exception cref="IOException">What is on disk is not what was written.</exception>
    public string Seal()
    {
        RandomAccess.FlushToDisk(_file);
        _file.Dispose();
        var written = Convert.ToHexStringLower(_hash.GetHashAndReset());
        using var back = File.OpenRead(_path);
        var found = Convert.ToHexStringLower(SHA256.HashData(back));
        return found == written ? written : throw new IOException(
            $"Found other bytes on disk than were written to '{_path}'; expected SHA-256 {written}, found {found}. Check the disk.");
    }

    /// <summary>Gives it its name; the folder is flushed by the caller, once for all files in it.</summary>
    public void Name(string path) => File.Move(_path, path, overwrite: true);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A draft is only written.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("A draft is only written.");

    public override void SetLength(long value) => throw new NotSupportedException("A draft is only written.");

    /// <summary>Removes it, unless it has its name.</summary>
    protected override void Dispose(bool disposing)
    {
        _file.Dispose();
        _hash.Dispose();
        File.Delete(_path);
        base.Dispose(disposing);
    }
}

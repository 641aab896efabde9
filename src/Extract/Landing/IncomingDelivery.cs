using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace InsightsEtl.Extract;

/// <summary>A delivery on its way into landing, under a name that nobody reads, until it is whole and verified.</summary>
sealed class IncomingDelivery : IDisposable
{
    const int CopyBytes = 1 << 20;

    readonly Landing _landing;
    readonly Manifest _manifest;
    readonly string _dateFolder;
    readonly string _folder;

    public IncomingDelivery(Landing landing, Manifest manifest)
    {
        _landing = landing;
        _manifest = manifest;
        _dateFolder = landing.DateFolder(manifest.Feed, manifest.Date);
        _folder = Path.Combine(_dateFolder, LandingHold.NewTemporaryName());
        DurableFolder.Create(_folder);
    }

    /// <summary>Copies a part, hashing the bytes on their way, and flushes it.</summary>
    /// <returns>The copy, with the hash and length it really has.</returns>
    /// <param name="progress">Receives the bytes of each block copied; may be null.</param>
    public LandedPart Copy(int index, Stream source, Action<long>? progress, CancellationToken cancellationToken)
    {
        var claimed = _manifest.Parts[index];
        var path = Path.Combine(_folder, claimed.LandedName(index));
        using var copy = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
        long written = 0;
        var sha256 = Hash(source, Write, cancellationToken);
        RandomAccess.FlushToDisk(copy);
        return claimed.At(path) with { Bytes = written, Sha256 = sha256 };

        void Write(ReadOnlySpan<byte> block)
        {
            WriteBlock(copy, path, block, written);
            written += block.Length;
            progress?.Invoke(block.Length);
        }
    }

    /// <summary>Takes a file over that lies in landing already, and flushes it.</summary>
    public void Adopt(int index, string path)
    {
        var own = Path.Combine(_folder, _manifest.Parts[index].LandedName(index));
        File.Move(path, own);
        using var file = File.OpenHandle(own, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(file);
    }

    /// <summary>Gives the delivery its name; from here on it never changes. That another process was faster is as good.</summary>
    public LandedDelivery Complete(ReadOnlySpan<byte> manifestAsReceived)
    {
        DurableFolder.WriteFile(Path.Combine(_folder, Manifest.FileName), manifestAsReceived);
        DurableFolder.Flush(_folder);
        Fault.Hit("extract.before-rename");
        Rename(Path.Combine(_dateFolder, _manifest.Identity));
        Fault.Hit("extract.renamed");
        return _landing.Find(_manifest.Feed, _manifest.Date, _manifest.Identity)
            ?? throw new IOException($"{_manifest.Feed} {_manifest.Date:yyyy-MM-dd} vanished from landing while it landed.");
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    /// <returns>SHA-256 of all of the source, lower-case hex.</returns>
    public static string Hash(Stream source, BlockReader read, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(CopyBytes);
        try
        {
            for (var length = source.Read(buffer); length > 0; length = source.Read(buffer))
            {
                cancellationToken.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, length);
                read(buffer.AsSpan(0, length));
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>.NET tells of a file beyond what the file system or the system's limits allow as of a caller's bug.</summary>
    static void WriteBlock(SafeFileHandle copy, string path, ReadOnlySpan<byte> block, long written)
    {
        try
        {
            RandomAccess.Write(copy, block, written);
        }
        catch (ArgumentOutOfRangeException tooLarge)
        {
            throw new IOException($"File too large for its disk or for this user's limits: '{path}', at {written} bytes.", tooLarge);
        }
    }

    void Rename(string final)
    {
        try
        {
            Directory.Move(_folder, final);
        }
        catch (IOException) when (Directory.Exists(final))
        {
            return;
        }

        DurableFolder.Flush(_dateFolder);
    }

    /// <summary>Takes one block of a source, in order.</summary>
    public delegate void BlockReader(ReadOnlySpan<byte> block);
}

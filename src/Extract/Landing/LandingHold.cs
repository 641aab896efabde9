namespace InsightsEtl.Extract;

/// <summary>Says that a process is writing to landing; while anybody holds it, nobody sweeps what looks left over.</summary>
/// <remarks>A lock on one file, shared among writers and taken alone to sweep; it goes with its process, however that ends.</remarks>
sealed class LandingHold : IDisposable
{
    const string LockName = ".writers";
    const string TemporaryPrefix = ".partial-";

    /// <summary>Between two tries while another process sweeps, which takes milliseconds.</summary>
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    readonly FileStream _lock;

    LandingHold(FileStream taken) => _lock = taken;

    public static string NewTemporaryName() => $"{TemporaryPrefix}{Guid.NewGuid():N}";

    /// <summary>Sweeps what dead processes left, unless another one is writing, and then holds.</summary>
    public static LandingHold Take(string landingFolder, CancellationToken cancellationToken)
    {
        // Billing lies here as it was received.
        DurableFolder.CreatePrivate(landingFolder);
        var path = Path.Combine(landingFolder, LockName);
        using (var alone = TryLock(path, FileShare.None))
            if (alone is not null) Sweep(landingFolder);

        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryLock(path, FileShare.ReadWrite) is { } taken) return new LandingHold(taken);
            cancellationToken.WaitHandle.WaitOne(Pause);
        }
    }

    public void Dispose() => _lock.Dispose();

    static FileStream? TryLock(string path, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share);
        }
        catch (IOException taken) when (IsTaken(taken))
        {
            return null;
        }
    }

    /// <summary>EWOULDBLOCK of Linux and of macOS, and the sharing violation of Windows; any other failure is not about the lock.</summary>
    static bool IsTaken(IOException failure) => failure.HResult is 11 or 35 or unchecked((int)0x80070020);

    static void Sweep(string landingFolder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2, AttributesToSkip = default };
        foreach (var left in new DirectoryInfo(landingFolder).EnumerateFileSystemInfos(TemporaryPrefix + "*", options).ToList())
        {
            if (left is DirectoryInfo delivery) delivery.Delete(recursive: true);
            else left.Delete();
        }
    }
}

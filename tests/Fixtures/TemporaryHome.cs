using System.Diagnostics;
using InsightsEtl.Scheduler.Embedded;

namespace InsightsEtl.Fixtures;

/// <summary>A home that is deleted, and its cluster ended, when disposed; failing that, when the test process is gone.</summary>
public sealed class TemporaryHome : IAsyncDisposable
{
    const string Prefix = "insights-test-";

    static readonly string Watcher = System.IO.Path.Combine(AppContext.BaseDirectory, "end-cluster.sh");

    const long RoomBytes = 4L << 30;

    /// <summary>Memory where there is room for it: what a test keeps need not survive the machine.</summary>
    static readonly string Folder = Directory.Exists("/dev/shm") && new DriveInfo("/dev/shm").AvailableFreeSpace > RoomBytes
        ? "/dev/shm"
        : System.IO.Path.GetTempPath();

    TemporaryHome(string path) => Path = path;

    public string Path { get; }

    /// <param name="folder">Null takes the system's folder for temporary files, in memory where there is room.</param>
    public static TemporaryHome New(string? folder = null)
    {
        var path = System.IO.Path.Combine(folder ?? Folder, $"{Prefix}{Environment.ProcessId}-{Guid.NewGuid():N}"[..32]);
        Directory.CreateDirectory(path);
        File.SetUnixFileMode(path, (UnixFileMode)0b111_001_001);
        Watch(Environment.ProcessId, path);
        return new(path);
    }

    /// <summary>Ends what a test process left that died with the machine, and its watcher with it.</summary>
    public static void Sweep()
    {
        foreach (var path in Directory.EnumerateDirectories(Folder, Prefix + "*"))
        {
            var number = System.IO.Path.GetFileName(path)[Prefix.Length..].Split('-')[0];
            if (int.TryParse(number, CultureInfo.InvariantCulture, out var processId) && !IsAlive(processId))
            {
                Watch(processId, path);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        var cluster = EmbeddedCluster.For(Path, new ClusterOptions(IsThrowaway: true));
        var dataFolder = cluster.DataPath;
        await cluster.StopAsync(CancellationToken.None);
        Delete(Path);
        Delete(dataFolder);
    }

    static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static void Watch(int processId, string path)
    {
        string[] words = [Watcher, processId.ToString(CultureInfo.InvariantCulture), path];
        using var watcher = Process.Start(new ProcessStartInfo("/bin/sh", words) { UseShellExecute = false });
    }

    static bool IsAlive(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

using System.Diagnostics;

namespace InsightsEtl.Faults.Tests;

/// <summary>A file system of a few pages at a folder, where this user may mount one; elsewhere the folder is left as it is.</summary>
sealed class SmallDisk : IAsyncDisposable
{
    readonly string _folder;

    SmallDisk(string folder, bool isMounted)
    {
        _folder = folder;
        IsMounted = isMounted;
    }

    public bool IsMounted { get; }

    public static async Task<SmallDisk> MountAsync(string folder, int kilobytes)
    {
        Directory.CreateDirectory(folder);
        var size = string.Create(CultureInfo.InvariantCulture, $"size={kilobytes}k");
        return new SmallDisk(folder, OperatingSystem.IsLinux() && await SucceedsAsync("mount", "-t", "tmpfs", "-o", size, "insights", folder));
    }

    public async Task GrowAsync()
    {
        if (IsMounted) (await SucceedsAsync("mount", "-o", "remount,size=64m", _folder)).Should().BeTrue();
    }

    public async ValueTask DisposeAsync()
    {
        if (IsMounted) await SucceedsAsync("umount", "--lazy", _folder);
    }

    static async Task<bool> SucceedsAsync(string program, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { UseShellExecute = false, RedirectStandardError = true })!;
        await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}

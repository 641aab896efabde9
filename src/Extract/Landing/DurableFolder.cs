using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace InsightsEtl.Extract;

/// <summary>A folder whose entries outlive a power cut: a rename is only certain once the folder itself has been flushed.</summary>
public static partial class DurableFolder
{
    /// <summary>Creates the folder and flushes every folder that gained an entry.</summary>
    public static void Create(string path)
    {
        if (Directory.Exists(path)) return;
        var parent = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Create(parent);
        Directory.CreateDirectory(path);
        Flush(parent);
    }

    /// <summary>Creates the folder, and the last one of its path for its owner alone.</summary>
    public static void CreatePrivate(string path)
    {
        if (Directory.Exists(path)) return;
        var parent = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Create(parent);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Flush(parent);
    }

    /// <summary>Does nothing on Windows, where folders cannot be flushed.</summary>
    public static void Flush(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new SafeFileHandle(OpenFolder(path, flags: 0), ownsHandle: true);
        if (folder.IsInvalid) throw new IOException($"Folder {path} cannot be opened: {Marshal.GetLastPInvokeErrorMessage()}.");
        RandomAccess.FlushToDisk(folder);
    }

    public static void WriteFile(string path, ReadOnlySpan<byte> content)
    {
        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
        RandomAccess.Write(file, content, fileOffset: 0);
        RandomAccess.FlushToDisk(file);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int OpenFolder(string path, int flags);
}

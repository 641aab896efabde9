using System.Runtime.InteropServices;

namespace InsightsEtl.Load.Reports.Parquet;

/// <summary>Compresses with the machine's own libzstd, which .NET 10 does not bring; most Linux systems have it.</summary>
static partial class Zstd
{
    /// <summary>libzstd's own default, which other writers of Parquet use too.</summary>
    const int Level = 3;

    const string Library = "libzstd";

    static readonly string[] FileNames = OperatingSystem.IsMacOS()
        ? ["libzstd.dylib", "libzstd.1.dylib", "/opt/homebrew/lib/libzstd.dylib", "/usr/local/lib/libzstd.dylib"]
        : ["libzstd.so.1"];

    static readonly nint Loaded = Load();

    public static bool IsPresent => Loaded != 0;

    public static int LargestBytes(int bytes) => (int)CompressBound((nuint)bytes);

    /// <summary>Each call by itself: what was compressed before leaves no trace in the bytes.</summary>
    /// <returns>The bytes written.</returns>
    public static int Compress(ReadOnlySpan<byte> source, Span<byte> target)
    {
        var written = Compress(ref MemoryMarshal.GetReference(target), (nuint)target.Length,
            in MemoryMarshal.GetReference(source), (nuint)source.Length, Level);
        return IsError(written) == 0
            ? (int)written
            : throw new InvalidOperationException($"libzstd could not compress {source.Length} bytes.");
    }

    static nint Load()
    {
        foreach (var fileName in FileNames)
        {
            if (!NativeLibrary.TryLoad(fileName, out var library)) continue;
            NativeLibrary.SetDllImportResolver(typeof(Zstd).Assembly, (name, _, _) => name == Library ? library : 0);
            return library;
        }

        return 0;
    }

    [LibraryImport(Library, EntryPoint = "ZSTD_compressBound")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial nuint CompressBound(nuint bytes);

    [LibraryImport(Library, EntryPoint = "ZSTD_compress")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial nuint Compress(ref byte target, nuint targetBytes, in byte source, nuint sourceBytes, int level);

    [LibraryImport(Library, EntryPoint = "ZSTD_isError")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial uint IsError(nuint result);
}

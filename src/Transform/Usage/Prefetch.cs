using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace InsightsEtl.Transform;

/// <summary>Asks for memory before it is needed. A hint, without effect on anything but time; none on processors that are not x86.</summary>
static class Prefetch
{
    /// <summary>Where the collector moves the value meanwhile, memory of no use is fetched.</summary>
    public static unsafe void Of<T>(ref T value)
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref value));
    }
}

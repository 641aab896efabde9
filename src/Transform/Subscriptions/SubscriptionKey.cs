using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace InsightsEtl.Transform;

/// <summary>A subscription and one of its SKUs: what licences, usage and revenue are counted by.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct SubscriptionKey(Guid SubscriptionId, Guid SkuId)
{
    /// <summary>Textual order of the lower-case ids, which is how guids compare.</summary>
    public static int Compare(SubscriptionKey left, SubscriptionKey right)
    {
        var order = left.SubscriptionId.CompareTo(right.SubscriptionId);
        return order != 0 ? order : left.SkuId.CompareTo(right.SkuId);
    }

    public override int GetHashCode() => unchecked((int)Hash(0));

    /// <summary>Two multiplications that spread every bit of both ids: the tables of usage are probed a million times a second.</summary>
    public ulong Hash(ulong seed)
    {
        var subscription = Unsafe.BitCast<Guid, Vector128<ulong>>(SubscriptionId);
        var sku = Unsafe.BitCast<Guid, Vector128<ulong>>(SkuId);
        var high = Math.BigMul(subscription[0] ^ 0x9E3779B97F4A7C15, subscription[1] ^ 0xA0761D6478BD642F ^ seed, out var low);
        high = Math.BigMul(sku[0] ^ high ^ low, sku[1] ^ 0xE7037ED1A0B428DB, out low);
        return high ^ low;
    }
}

using System.Security.Cryptography;
using System.Text;

namespace InsightsEtl.Generator;

/// <summary>An id for what has no public one: made from its name, the same in every world.</summary>
static class DerivedId
{
    public static Guid Of(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes("InsightsEtl.Generator " + name)).AsSpan(0, 16);
        bytes[7] = (byte)(bytes[7] & 0x0F | 0x80);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes);
    }
}

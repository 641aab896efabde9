using System.Buffers.Text;

namespace InsightsEtl.Transform;

/// <summary>An id of 36 characters, hexadecimal digits of any case with dashes, and no other way of writing it.</summary>
static class GuidField
{
    const int Length = 36;

    /// <remarks><see cref="Guid.TryParse(string, out Guid)"/> would let braces, signs and <c>0x</c> pass.</remarks>
    public static bool TryParse(ReadOnlySpan<byte> text, out Guid value)
    {
        value = default;
        return text.Length == Length && Utf8Parser.TryParse(text, out value, out var read, 'D') && read == Length;
    }
}

using System.Text;

namespace InsightsEtl.Transform;

/// <summary>A field's UTF-8 bytes as text: blanks around it are those of Unicode, the no-break space among them.</summary>
static class Utf8Text
{
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) =>
        text.IsEmpty || (IsVisibleAscii(text[0]) && IsVisibleAscii(text[^1])) ? text : TrimStart(TrimEnd(text));

    /// <summary>True where every byte is the ASCII letter of <paramref name="word"/>, in either case.</summary>
    public static bool IsWord(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word) => Ascii.EqualsIgnoreCase(text, word);

    static bool IsVisibleAscii(byte value) => value is > 0x20 and < 0x7F;

    static ReadOnlySpan<byte> TrimStart(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out var first, out var length);
            if (!Rune.IsWhiteSpace(first)) break;
            text = text[length..];
        }

        return text;
    }

    static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            Rune.DecodeLastFromUtf8(text, out var last, out var length);
            if (!Rune.IsWhiteSpace(last)) break;
            text = text[..^length];
        }

        return text;
    }
}

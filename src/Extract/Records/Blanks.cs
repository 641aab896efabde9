namespace InsightsEtl.Extract;

/// <summary>The ASCII blanks around a field, which are no part of it: space, tab, carriage return, line feed.</summary>
static class Blanks
{
    public static ReadOnlySpan<byte> WithoutBlanks(this ReadOnlySpan<byte> text)
    {
        while (text is [var first, ..] && IsBlank(first)) text = text[1..];
        while (text is [.., var last] && IsBlank(last)) text = text[..^1];
        return text;
    }

    static bool IsBlank(byte character) => character is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace InsightsEtl.Extract;

/// <summary>A line that stands for a record which is none: a JSON text, so that readers reject it and show what it was.</summary>
static class BadLine
{
    /// <summary>Of a row that is useless anyway, so much is enough to see what it was.</summary>
    const int MostBytes = 2048;

    public static void Write(PagePart part, ReadOnlySpan<byte> raw)
    {
        var shown = Encoding.UTF8.GetString(raw[..Math.Min(raw.Length, MostBytes)]);
        part.Append("\""u8);
        part.Append(JsonEncodedText.Encode(shown, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
        part.Append("\""u8);
        part.EndRecord();
    }
}

using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace InsightsEtl.Extract;

/// <summary>UTF-8 text as it stands between the quotes of a JSON text.</summary>
public static class JsonText
{
    static readonly SearchValues<byte> Special = SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (byte)code), (byte)'"', (byte)'\\']);

    /// <summary>It is no JSON; a name or text that is no Unicode is told of by another exception than all else.</summary>
    internal static bool IsBroken(Exception exception) => exception is JsonException or InvalidOperationException;

    /// <param name="text">Valid UTF-8.</param>
    /// <returns>The text itself where nothing in it needs an escape.</returns>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> text) =>
        text.ContainsAny(Special) ? JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes : text;
}

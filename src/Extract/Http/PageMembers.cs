using System.Text;
using System.Text.Json;

namespace InsightsEtl.Extract;

/// <summary>What an answer says about its pages: the next one's address and the number of all records.</summary>
sealed class PageMembers(Source source)
{
    readonly byte[] _nextName = Encoding.UTF8.GetBytes(source.Next);
    readonly byte[] _totalName = Encoding.UTF8.GetBytes(source.Total);

    public string? Next { get; private set; }

    public long? Total { get; private set; }

    public bool Knows(ReadOnlySpan<byte> name) =>
        Ascii.EqualsIgnoreCase(name, _nextName) || (_totalName.Length > 0 && Ascii.EqualsIgnoreCase(name, _totalName));

    /// <param name="json">At the member's value.</param>
    public void Take(ReadOnlySpan<byte> name, ref Utf8JsonReader json)
    {
        if (Ascii.EqualsIgnoreCase(name, _nextName)) Next = json.TokenType == JsonTokenType.String ? json.GetString() : null;
        else Total = json.TokenType == JsonTokenType.String ? Count(json.GetString()) : json.TokenType == JsonTokenType.Number ? Count(ref json) : Total;
    }

    /// <summary>What stands in headers where the body is silent: <c>Link: &lt;…&gt;; rel="next"</c>, and the total under its own name.</summary>
    public void TakeHeaders(PageBody body)
    {
        Next ??= body.Header("Link") is { } link ? NextOf(link) : null;
        if (Total is null && source.Total.Length > 0) Total = Count(body.Header(source.Total));
    }

    static string? NextOf(string link)
    {
        foreach (var entry in link.Split(",<"))
        {
            var parts = entry.Split('>', 2);
            if (parts.Length == 2 && parts[1].Replace("\"", "", StringComparison.Ordinal).Contains("rel=next", StringComparison.OrdinalIgnoreCase))
                return parts[0].Trim().TrimStart('<');
        }

        return null;
    }

    static long? Count(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    static long? Count(ref Utf8JsonReader json) => json.TryGetInt64(out var count) ? count : null;
}

using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace InsightsEtl.Extract;

/// <summary>What an answer says about its pages: the next one's address and the number of all records.</summary>
sealed partial class PageMembers(Source source)
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

    /// <summary>Of several links (RFC 8288), in whatever order, the one whose own <c>rel</c> has the word.</summary>
    static string? NextOf(string links) => Link().Matches(links)
        .FirstOrDefault(link => Relation().Match(link.Groups["parameters"].Value).Groups["words"].Value
            .Split(' ').Contains("next", StringComparer.OrdinalIgnoreCase))
        ?.Groups["address"].Value.Trim();

    /// <summary>An address and its parameters, which end where the next address begins; what is quoted is one thing.</summary>
    [GeneratedRegex(
        """<(?<address>[^<>]*)>(?<parameters>(?>"([^"\\]|\\.)*"|[^<])*)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    /// <summary>The first <c>rel</c> that is a parameter, not part of what one says.</summary>
    [GeneratedRegex(
        """^(?>"([^"\\]|\\.)*"|[^;]|;(?!\s*rel\s*=))*;\s*rel\s*=\s*("(?<words>[^"]*)"|(?<words>[^\s;,"]*))""",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Relation();

    static long? Count(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    static long? Count(ref Utf8JsonReader json) => json.TryGetInt64(out var count) ? count : null;
}

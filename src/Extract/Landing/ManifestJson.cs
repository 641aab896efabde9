using System.Text.Json;

namespace InsightsEtl.Extract;

/// <summary>Reads and writes <c>manifest.json</c>; whatever is wrong with one that is read refuses the delivery.</summary>
static class ManifestJson
{
    /// <summary>About 20,000 parts: more is no manifest.</summary>
    public const int LargestBytes = 4 << 20;

    const int Sha256Length = 64;
    const int LongestShown = 100;

    /// <exception cref="RefusedDeliveryException">Not JSON, a member missing or wrong, or a part's name not plain.</exception>
    public static Manifest Read(ReadOnlyMemory<byte> json)
    {
        if (json.Span is [0xEF, 0xBB, 0xBF, ..]) json = json[3..];
        try
        {
            using var document = JsonDocument.Parse(json);
            return Manifest(document.RootElement);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw new RefusedDeliveryException($"manifest.json is not JSON: {broken.Message} Write it again, after all parts.", broken);
        }
    }

    public static byte[] Write(Manifest manifest) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        feed = manifest.Feed.Name,
        date = manifest.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        parts = manifest.Parts.Select(part => new { name = part.Name, bytes = part.Bytes, sha256 = part.Sha256, rows = part.Rows }),
    });

    static Manifest Manifest(JsonElement root)
    {
        var feed = Text(root, "feed");
        var date = Text(root, "date");
        return new Manifest(
            Feed.Named(feed) ?? throw Wrong("feed", "a feed's name", feed),
            TryParseDate(date, out var day) ? day : throw Wrong("date", "a date as yyyy-MM-dd", date),
            Parts(Member(root, "parts", JsonValueKind.Array, "a list of parts")));
    }

    public static bool TryParseDate(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
        && day.Year is > 1 and < 9999;

    static List<ManifestPart> Parts(JsonElement list)
    {
        var parts = list.EnumerateArray().Select(Part).ToList();
        var twice = parts.GroupBy(part => part.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1);
        return twice is null ? parts : throw new RefusedDeliveryException($"manifest.json names part {twice.Key} twice; expected once.");
    }

    static ManifestPart Part(JsonElement element)
    {
        var sha256 = Text(element, "sha256");
        if (sha256.Length != Sha256Length || !sha256.All(char.IsAsciiHexDigit)) throw Wrong("sha256", "64 hex digits", sha256);
        var part = new ManifestPart(Text(element, "name"), Count(element, "bytes"), sha256.ToLowerInvariant(), Count(element, "rows"));
        return part.HasPlainName
            ? part
            : throw Wrong("name", "a file name without path, ending in .csv, .csv.gz, .ndjson or .ndjson.gz", part.Name);
    }

    static string Text(JsonElement element, string name) => Member(element, name, JsonValueKind.String, "a text").GetString()!;

    static long Count(JsonElement element, string name) =>
        Member(element, name, JsonValueKind.Number, "a whole number").TryGetInt64(out var count) && count >= 0
            ? count
            : throw new RefusedDeliveryException($"manifest.json has a wrong {name}; expected a whole number from 0.");

    static JsonElement Member(JsonElement element, string name, JsonValueKind kind, string expected) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind == kind
            ? member
            : throw new RefusedDeliveryException($"manifest.json lacks {name}; expected {expected}.");

    static RefusedDeliveryException Wrong(string name, string expected, string found) =>
        new($"manifest.json has {name} '{ShownText.Of(found, LongestShown)}'; expected {expected}.");
}

using System.Text.Json;

namespace InsightsEtl.Extract.Tests;

/// <summary>The ready-made settings as docs/partner-center.md prints them: each stands in a block that its endpoint's name begins.</summary>
static class PartnerCenterPage
{
    static readonly string Text = File.ReadAllText(Path.Combine(FindRoot(AppContext.BaseDirectory), "docs", "partner-center.md"));

    /// <param name="endpoint">subscriptions, deployment or usage.</param>
    public static Source Source(string endpoint)
    {
        var after = Text[Text.IndexOf($"<!-- settings: {endpoint} -->", StringComparison.Ordinal)..];
        var json = after[(after.IndexOf("```json", StringComparison.Ordinal) + 7)..];
        using var settings = JsonDocument.Parse(json[..json.IndexOf("```", StringComparison.Ordinal)]);
        var entry = settings.RootElement.GetProperty("Sources").EnumerateObject().Single();
        var url = new Uri(entry.Value.GetProperty("Url").GetString()!.Replace("{date}", "DATE", StringComparison.Ordinal));
        return new Source(
            Feed.Named(entry.Name)!, Wire.Host + url.PathAndQuery.Replace("DATE", "{date}", StringComparison.Ordinal),
            Enum.Parse<Cadence>(entry.Value.GetProperty("Cadence").GetString()!), Enum.Parse<Paging>(entry.Value.GetProperty("Paging").GetString()!))
        {
            Items = entry.Value.GetProperty("Items").GetString()!,
            Total = entry.Value.GetProperty("Total").GetString()!,
            Fields = entry.Value.GetProperty("Fields").EnumerateObject().ToDictionary(field => field.Name, Names),
        };
    }

    static IReadOnlyList<string> Names(JsonProperty field) => field.Value.ValueKind == JsonValueKind.String
        ? [field.Value.GetString()!]
        : [.. field.Value.EnumerateArray().Select(name => name.GetString()!)];

    static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "InsightsEtl.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder)!);
}

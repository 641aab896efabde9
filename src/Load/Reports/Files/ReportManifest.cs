using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InsightsEtl.Load.Reports;

/// <summary>What lies beside every report file: what it is, what is in it, and what it was made from.</summary>
/// <param name="AsOf">Date of the subscriptions snapshot the month was made from.</param>
/// <param name="PublishedAt">Of this version of the month, UTC.</param>
/// <param name="RunId">The run that published this version of the month.</param>
/// <param name="Feeds">The deliveries the month was made from.</param>
/// <param name="EmptyReason">Why there is no row; absent where there are some.</param>
sealed record ReportManifest(
    string Dataset,
    string Month,
    string Audience,
    string Format,
    int Version,
    IReadOnlyList<ManifestColumn> Columns,
    long Rows,
    long Bytes,
    string Sha256,
    DateOnly AsOf,
    bool IsPartial,
    DateTime PublishedAt,
    long RunId,
    IReadOnlyList<ManifestFeed> Feeds,
    string? EmptyReason)
{
    static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Readable);
}

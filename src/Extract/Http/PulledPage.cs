using System.Text.Json.Serialization;

namespace InsightsEtl.Extract;

/// <summary>A page that has arrived whole, as the journal of its pull keeps it.</summary>
/// <param name="Next">As the service names the next page: an address or a token; null on the last one.</param>
/// <param name="Total">Records of all pages, as this one says; null where it does not.</param>
/// <param name="UnknownFields">Names the contract does not know.</param>
sealed record PulledPage(long Rows, long Bytes, string Sha256, string? Next, long? Total, IReadOnlyCollection<string> UnknownFields)
{
    /// <summary>The page has records, and they are those of the other one.</summary>
    public bool Repeats(PulledPage other) => Rows > 0 && Sha256 == other.Sha256;

    [JsonIgnore]
    public bool IsEmpty => Rows == 0;
}

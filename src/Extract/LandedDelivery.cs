namespace InsightsEtl.Extract;

/// <summary>A feed's records for one business date, whole and verified, in landing.</summary>
/// <param name="Date">The business date the records are about.</param>
/// <param name="Identity">SHA-256 of its parts' hashes in order, lower-case hex.</param>
public sealed record LandedDelivery(Feed Feed, DateOnly Date, string Identity, IReadOnlyList<LandedPart> Parts)
{
    public long Rows => Parts.Sum(part => part.Rows);

    public long Bytes => Parts.Sum(part => part.Bytes);

    public override string ToString() => $"{Feed.Name} {Date:yyyy-MM-dd}";
}

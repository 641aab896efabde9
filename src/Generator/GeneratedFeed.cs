using InsightsEtl.Extract;

namespace InsightsEtl.Generator;

/// <summary>What was written of a feed, over all months.</summary>
/// <param name="Rows">Planted ones included.</param>
/// <param name="Bytes">Of all parts, as they lie in the drop folder.</param>
/// <param name="PlantedRejects">Rows that cannot be used.</param>
/// <param name="PlantedDuplicates">Rows that say again what the row before says.</param>
public sealed record GeneratedFeed(Feed Feed, long Deliveries, long Rows, long Bytes, long PlantedRejects, long PlantedDuplicates)
{
    /// <summary>Kinds of planted rows, as a load names them, of which it has none; all of them where none was wanted.</summary>
    public IReadOnlyList<string> OmittedKinds { get; init; } = [];
}

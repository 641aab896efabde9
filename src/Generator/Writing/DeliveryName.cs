using InsightsEtl.Extract;

namespace InsightsEtl.Generator;

/// <summary>A delivery by feed and date: its folder in the drop folder.</summary>
sealed record DeliveryName(Feed Feed, DateOnly Date)
{
    public string DateText => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public string FolderIn(string outFolder) => Path.Combine(outFolder, Feed.Name, DateText);
}

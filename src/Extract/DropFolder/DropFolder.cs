namespace InsightsEtl.Extract;

/// <summary>The folder where others put deliveries; read only, and nothing in it is trusted.</summary>
sealed class DropFolder(string folder)
{
    readonly List<string> _ignored = [];

    public IReadOnlyList<string> Ignored => _ignored;

    /// <summary>The deliveries in scope, whole or not, in the order of <see cref="Feed.All"/>, then by date.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such drop folder.</exception>
    public List<DroppedDelivery> Deliveries(PickupScope scope)
    {
        var root = new DirectoryInfo(folder);
        if (!root.Exists) throw new DirectoryNotFoundException($"Drop folder {root.FullName} not found; expected a folder per feed in it.");
        var feedFolders = root.EnumerateDirectories().OrderBy(entry => entry.Name, StringComparer.Ordinal).ToList();
        _ignored.AddRange(feedFolders.Where(entry => Feed.Named(entry.Name) is null).Select(entry => $"{ShownText.Of(entry.Name)}: not a feed"));
        return [.. Feed.All.SelectMany(feed => feedFolders
            .Where(entry => entry.Name == feed.Name).SelectMany(entry => Dates(feed, entry, scope)))];
    }

    IEnumerable<DroppedDelivery> Dates(Feed feed, DirectoryInfo feedFolder, PickupScope scope)
    {
        foreach (var entry in feedFolder.EnumerateDirectories().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            if (!ManifestJson.TryParseDate(entry.Name, out var date)) _ignored.Add($"{feed.Name}/{ShownText.Of(entry.Name)}: not a date as yyyy-MM-dd");
            else if (scope.Wants(feed, date)) yield return new DroppedDelivery(feed, date, feedFolder, entry);
        }
    }
}

namespace InsightsEtl.Extract;

/// <summary>The folder where deliveries lie as received and never change: all that a month is ever made of.</summary>
/// <remarks>
/// <c>feed/yyyy-MM-dd/identity/</c> holds one delivery, <c>feed/yyyy-MM-dd/current</c> names the identity that counts.
/// </remarks>
/// <param name="folder">Made when the first delivery lands; until then landing is empty.</param>
public sealed class Landing(string folder)
{
    const string PointerName = "current";

    public string Folder { get; } = Path.GetFullPath(folder);

    /// <summary>The delivery that counts, for every feed and date, in the order of <see cref="Feed.All"/>, then by date.</summary>
    /// <exception cref="InvalidDataException">Landing was changed by hand: what a pointer names is not there as it landed.</exception>
    public IReadOnlyList<LandedDelivery> Current() =>
        [.. Feed.All.SelectMany(feed => Dates(feed).Select(date => Current(feed, date))).OfType<LandedDelivery>()];

    /// <returns>Null where nothing has landed for the feed and date.</returns>
    /// <exception cref="InvalidDataException">As <see cref="Current()"/>.</exception>
    public LandedDelivery? Current(Feed feed, DateOnly date) =>
        CurrentIdentity(feed, date) is { } identity
            ? Find(feed, date, identity) ?? throw Damaged(PointerPath(feed, date), "names a delivery that is not there")
            : null;

    /// <summary>Any delivery that has ever landed, superseded or not.</summary>
    /// <returns>Null where it has not.</returns>
    /// <exception cref="InvalidDataException">It lies there otherwise than it landed.</exception>
    public LandedDelivery? Find(Feed feed, DateOnly date, string identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        var path = Path.Combine(DateFolder(feed, date), identity);
        if (!IsIdentity(identity) || !Directory.Exists(path)) return null;
        var manifest = ReadManifest(Path.Combine(path, Manifest.FileName));
        if (manifest.Identity != identity) throw Damaged(path, "holds a manifest of another delivery");
        var parts = manifest.Parts.Select((part, index) => part.At(Path.Combine(path, part.LandedName(index)))).ToList();
        var changed = parts.Find(part => new FileInfo(part.Path) is not { Exists: true } file || file.Length != part.Bytes);
        return changed is null ? new LandedDelivery(feed, date, identity, parts) : throw Damaged(changed.Path, "is not as it landed");
    }

    /// <summary>Null where nothing has landed; not checked against what lies there.</summary>
    internal string? CurrentIdentity(Feed feed, DateOnly date) =>
        File.Exists(PointerPath(feed, date)) ? File.ReadAllText(PointerPath(feed, date)).Trim() : null;

    internal void MakeCurrent(LandedDelivery delivery)
    {
        var dateFolder = DateFolder(delivery.Feed, delivery.Date);
        var temporary = Path.Combine(dateFolder, LandingHold.NewTemporaryName());
        try
        {
            DurableFolder.WriteFile(temporary, System.Text.Encoding.ASCII.GetBytes(delivery.Identity));
            Fault.Hit("extract.before-pointed");
            File.Move(temporary, PointerPath(delivery.Feed, delivery.Date), overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
        DurableFolder.Flush(dateFolder);
        Fault.Hit("extract.pointed");
    }

    internal string DateFolder(Feed feed, DateOnly date) => Path.Combine(Folder, feed.Name, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    static bool IsIdentity(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    static Manifest ReadManifest(string path)
    {
        try
        {
            return ManifestJson.Read(File.ReadAllBytes(path));
        }
        catch (Exception broken) when (broken is RefusedDeliveryException or FileNotFoundException)
        {
            throw Damaged(path, "is not as it landed");
        }
    }

    static InvalidDataException Damaged(string path, string found) =>
        new($"Landing is damaged: {path} {found}. Move the folder of that date out of landing and extract it again.");

    string PointerPath(Feed feed, DateOnly date) => Path.Combine(DateFolder(feed, date), PointerName);

    List<DateOnly> Dates(Feed feed)
    {
        var feedFolder = new DirectoryInfo(Path.Combine(Folder, feed.Name));
        if (!feedFolder.Exists) return [];
        return [.. feedFolder.EnumerateDirectories()
            .Select(entry => ManifestJson.TryParseDate(entry.Name, out var date) ? date : (DateOnly?)null).OfType<DateOnly>().Order()];
    }
}

using System.Security.Cryptography;
using System.Text.Json;

namespace InsightsEtl.Extract;

/// <summary>The pages of a delivery that have arrived so far, in the folder <c>.partial</c> of its date, for this run or a later one.</summary>
/// <remarks>A journal has a line for each page that is whole; what it does not vouch for is fetched again.</remarks>
sealed class PartialDelivery : IDisposable
{
    public const string FolderName = ".partial";
    const string JournalName = "journal.ndjson";
    const string LockName = "lock";

    readonly Landing _landing;
    readonly Source _source;
    readonly DateOnly _date;
    readonly FileStream _lock;

    PartialDelivery(Landing landing, Source source, DateOnly date, string folder, FileStream taken)
    {
        (_landing, _source, _date, Folder, _lock) = (landing, source, date, folder, taken);
    }

    public string Folder { get; }

    public string NewPagePath(int index) => Path.Combine(Folder, PartName(index));

    /// <summary>Opens the delivery's folder for this process alone.</summary>
    /// <exception cref="SourceUnavailableException">Another process pulls the very same delivery.</exception>
    public static PartialDelivery Open(Landing landing, Source source, DateOnly date)
    {
        var folder = Path.Combine(landing.DateFolder(source.Feed, date), FolderName);
        DurableFolder.Create(folder);
        try
        {
            var taken = new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new PartialDelivery(landing, source, date, folder, taken);
        }
        catch (IOException busy)
        {
            throw new SourceUnavailableException($"{source.Feed.Name} {date:yyyy-MM-dd}: another process is pulling it. To do: try again later.", busy);
        }
    }

    /// <summary>Removes the folders of unfinished pulls that are too old to go on with.</summary>
    /// <param name="before">Nothing of theirs has changed since.</param>
    public static void Sweep(Landing landing, DateTimeOffset before)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2, AttributesToSkip = default };
        foreach (var folder in new DirectoryInfo(landing.Folder).EnumerateDirectories(FolderName, options).ToList())
            if (folder.EnumerateFiles().Select(file => file.LastWriteTimeUtc).Append(folder.LastWriteTimeUtc).Max() < before.UtcDateTime)
                folder.Delete(recursive: true);
    }

    /// <summary>The pages that are there, as far as they are what the journal says, of the same source as now.</summary>
    public async Task<IReadOnlyList<PulledPage>> PagesAsync(CancellationToken cancellationToken)
    {
        var lines = File.Exists(JournalPath) ? await File.ReadAllLinesAsync(JournalPath, cancellationToken) : [];
        List<PulledPage> pages = [];
        if (lines is not [var owner, ..] || owner != Owner) return pages;
        foreach (var line in lines.Skip(1))
        {
            if (Read(line) is not { } page || !await IsWholeAsync(page, NewPagePath(pages.Count), cancellationToken)) break;
            pages.Add(page);
        }

        return pages;
    }

    /// <summary>Forgets everything that is there.</summary>
    public void Clear()
    {
        foreach (var file in Directory.EnumerateFiles(Folder).Where(file => Path.GetFileName(file) != LockName)) File.Delete(file);
        File.WriteAllText(JournalPath, Owner + "\n");
    }

    /// <summary>From here on the page is not asked for again.</summary>
    public void Keep(PulledPage page)
    {
        File.AppendAllText(JournalPath, JsonSerializer.Serialize(page) + "\n");
        Fault.Hit("pull.page-kept");
    }

    /// <summary>What the pages are as a delivery; of pages without a record only a lonely one is a part.</summary>
    public Manifest ManifestOf(IReadOnlyList<PulledPage> pages) => new(_source.Feed, _date, [.. pages.Index()
        .Where(page => !page.Item.IsEmpty || pages.Sum(other => other.Rows) == 0 && page.Index == 0)
        .Select(page => new ManifestPart(PartName(page.Index), page.Item.Bytes, page.Item.Sha256, page.Item.Rows))]);

    /// <summary>Makes a delivery of the pages: flushed, with a manifest of what arrived, and its own name.</summary>
    public LandedDelivery Land(Manifest manifest)
    {
        using var incoming = new IncomingDelivery(_landing, manifest);
        for (var index = 0; index < manifest.Parts.Count; index++) incoming.Adopt(index, Path.Combine(Folder, manifest.Parts[index].Name));
        var landed = incoming.Complete(ManifestJson.Write(manifest));
        Directory.Delete(Folder, recursive: true);
        return landed;
    }

    public void Dispose() => _lock.Dispose();

    /// <summary>Removes the folder, and its date's where nothing else is in it.</summary>
    public void Remove()
    {
        Directory.Delete(Folder, recursive: true);
        var dateFolder = Path.GetDirectoryName(Folder)!;
        if (!Directory.EnumerateFileSystemEntries(dateFolder).Any()) Directory.Delete(dateFolder);
    }

    /// <summary>Pages that were asked for otherwise are pages of something else.</summary>
    string Owner => JsonSerializer.Serialize(new
    {
        owner = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
        {
            _source.Url,
            _source.Paging,
            _source.Format,
            _source.PageSize,
            _source.Items,
            _source.Next,
            _source.Total,
            _source.Fields,
        }))),
    });

    string JournalPath => Path.Combine(Folder, JournalName);

    static string PartName(int index) => string.Create(CultureInfo.InvariantCulture, $"part-{index:D3}.ndjson");

    static PulledPage? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<PulledPage>(line);
        }
        catch (JsonException)
        {
            return null; // the process died while it wrote the line
        }
    }

    static async Task<bool> IsWholeAsync(PulledPage page, string path, CancellationToken cancellationToken)
    {
        if (new FileInfo(path) is not { Exists: true } file || file.Length != page.Bytes) return false;
        await using var stream = file.OpenRead();
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken)) == page.Sha256;
    }
}

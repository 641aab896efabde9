namespace InsightsEtl.Extract;

/// <summary>A delivery's folder in the drop folder: perhaps incomplete, perhaps not what it says.</summary>
sealed record DroppedDelivery(Feed Feed, DateOnly Date, DirectoryInfo FeedFolder, DirectoryInfo Folder)
{
    /// <returns>Null when there is none yet.</returns>
    /// <exception cref="RefusedDeliveryException">It is a link, too large, or lies where it does not belong.</exception>
    public byte[]? ReadManifest()
    {
        ThrowIfLink(FeedFolder, $"Folder {Feed.Name}");
        ThrowIfLink(Folder, $"Folder {Feed.Name}/{Folder.Name}");
        var file = new FileInfo(Path.Combine(Folder.FullName, Manifest.FileName));
        ThrowIfLink(file, "manifest.json");
        if (!file.Exists) return Directory.Exists(file.FullName) ? throw Refused("manifest.json is a folder; expected a file.") : null;
        if (file.Length > ManifestJson.LargestBytes)
            throw Refused($"manifest.json has {file.Length} bytes; expected at most {ManifestJson.LargestBytes}.");
        using var stream = Open(file, "manifest.json");
        var json = new byte[file.Length];
        return json.AsSpan(0, stream.ReadAtLeast(json, json.Length, throwOnEndOfStream: false)).ToArray();
    }

    /// <exception cref="RefusedDeliveryException">The manifest is broken or belongs to another feed or date.</exception>
    public Manifest Understand(byte[] json)
    {
        var manifest = ManifestJson.Read(json);
        if (manifest.Feed == Feed && manifest.Date == Date) return manifest;
        throw Refused($"manifest.json says {manifest.Feed} {manifest.Date:yyyy-MM-dd}, the folder {Feed} {Date:yyyy-MM-dd}; "
            + "move the delivery or correct the manifest.");
    }

    /// <summary>Opens a part that is there with the length its manifest says.</summary>
    /// <exception cref="RefusedDeliveryException">It is not, or it is no regular file.</exception>
    public Stream OpenPart(ManifestPart part)
    {
        var file = new FileInfo(PathOf(part));
        ThrowIfLink(file, $"Part {part.Name}");
        if (Directory.Exists(file.FullName)) throw Refused($"Part {part.Name} is a folder; expected a file.");
        if (!file.Exists) throw Refused($"Part {part.Name} is missing; the manifest expects {part.Bytes} bytes. Deliver it again.");
        if (file.Length != part.Bytes)
        {
            throw Refused($"Part {part.Name} has {file.Length} bytes, the manifest expects {part.Bytes}. "
                + "Deliver it again, the manifest last.");
        }

        return Open(file, $"Part {part.Name}");
    }

    public string PathOf(ManifestPart part) => Path.Combine(Folder.FullName, part.Name);

    /// <summary>Pipes, sockets and devices have no length, so what has none is never opened: opening a pipe would wait for ever.</summary>
    static Stream Open(FileInfo file, string what)
    {
        try
        {
            return file.Length == 0
                ? Stream.Null
                : new FileStream(file.FullName, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan });
        }
        catch (Exception gone) when (gone is FileNotFoundException or UnauthorizedAccessException)
        {
            throw new RefusedDeliveryException($"{what} cannot be opened: {gone.Message}", gone);
        }
    }

    static void ThrowIfLink(FileSystemInfo entry, string what)
    {
        if (entry.LinkTarget is null) return;
        throw Refused($"{what} is a link; expected the thing itself: links may lead out of the drop folder.");
    }

    static RefusedDeliveryException Refused(string message) => new(message);
}

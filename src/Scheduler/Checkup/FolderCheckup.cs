namespace InsightsEtl.Scheduler.Checkup;

/// <summary>The home, its landing and its report files: whether this process may write there, and nobody else read what tells of revenue.</summary>
static class FolderCheckup
{
    const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <param name="home">Names in it are no secret, so that others may look; whoever may write in it could put another landing in its place.</param>
    /// <param name="landing">It and the reports may lie on a disk that machines share.</param>
    public static IEnumerable<Finding> Find(string home, string landing, string reports) =>
    [
        Folder("home", home, UnixFileMode.OtherWrite, "Expected a folder that nobody else writes: chmod o-w"),
        Folder("landing", landing, Others, "Expected a folder that others may not look into, deliveries tell of revenue: chmod 0700"),
        Folder("report files", reports, Others, "Expected a folder that others may not look into, half of the files show revenue: chmod 0700"),
    ];

    /// <param name="forbidden">What others may not do there.</param>
    static Finding Folder(string check, string path, UnixFileMode forbidden, string remedy)
    {
        if (!Directory.Exists(path)) return new(check, FindingState.Fine, $"{path} is not there yet; the first run makes it");
        var mode = File.GetUnixFileMode(path);
        var found = $"{path}, mode {Convert.ToString((int)mode, 8)}";
        if (Refusal(path) is { } refusal)
            return new(check, FindingState.Failed, $"{found}, not writable: {refusal}", $"Expected a folder that {Environment.UserName} may write: chown it, or mount it for writing.");
        return Finding.If((mode & forbidden) == UnixFileMode.None, check, found, FindingState.Failed, $"{remedy} {path}");
    }

    /// <summary>A file that is gone as soon as it is closed is the one sure sign.</summary>
    /// <returns>Null: it may be written.</returns>
    static string? Refusal(string path)
    {
        try
        {
            File.Create(Path.Combine(path, $".doctor-{Guid.NewGuid():N}"), bufferSize: 1, FileOptions.DeleteOnClose).Dispose();
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }
}

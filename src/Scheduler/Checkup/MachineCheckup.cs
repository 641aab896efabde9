using InsightsEtl.Scheduler.Terminals;

namespace InsightsEtl.Scheduler.Checkup;

/// <summary>What the machine must offer: disk, time zones, and feeds to read.</summary>
static class MachineCheckup
{
    /// <summary>Less cannot hold a month's landing and report files beside its load; below five times that it gets close.</summary>
    const long NeededBytes = 1_000_000_000;

    public static IEnumerable<Finding> Find(string home, string? feedsFolder, bool hasSources, string timeZone)
    {
        yield return Disk(home);
        yield return TimeZone(timeZone);
        if (!hasSources || !string.IsNullOrWhiteSpace(feedsFolder)) yield return Feeds(feedsFolder);
    }

    /// <param name="folder">It need not exist: the disk is that of the nearest folder above that does.</param>
    public static Finding Disk(string folder)
    {
        var existing = folder;
        while (!Directory.Exists(existing))
        {
            existing = Path.GetDirectoryName(existing)!;
        }

        var freeBytes = new DriveInfo(existing).AvailableFreeSpace;
        var state = freeBytes < NeededBytes ? FindingState.Failed : FindingState.Warning;
        return Finding.If(
            freeBytes >= 5 * NeededBytes, "disk space", $"{Figures.Bytes(freeBytes)} free under {existing}", state,
            $"Free some ('insights report prune'), or move the home: {Figures.Bytes(5 * NeededBytes)} let a night pass.");
    }

    static Finding TimeZone(string timeZone) => Finding.If(
        TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _), "time zone data", $"zone {timeZone} of the schedule", FindingState.Failed,
        "Install the package tzdata, or correct the setting Schedule:TimeZone.");

    static Finding Feeds(string? folder)
    {
        const string Check = "feeds";
        if (string.IsNullOrWhiteSpace(folder))
        {
            return new(Check, FindingState.Warning, "no drop folder and no source is set", "Give --feeds DIR, set INSIGHTS__Feeds__Folder, or an entry in Sources.");
        }

        try
        {
            var entries = Directory.EnumerateFileSystemEntries(folder).Count();
            return Finding.If(entries > 0, Check, $"{entries} entries in {folder}", FindingState.Warning, "Ask the sender: nothing was delivered yet.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new(Check, FindingState.Failed, exception.Message, "Mount the folder, let this user read it, or correct Feeds:Folder.");
        }
    }
}

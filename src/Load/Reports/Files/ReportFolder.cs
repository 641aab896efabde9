using InsightsEtl.Extract;

namespace InsightsEtl.Load.Reports;

/// <summary>Where report files lie: <c>&lt;dataset&gt;/&lt;yyyy-MM&gt;/</c>. Drafts lie beside them under names that nobody reads.</summary>
public sealed class ReportFolder(string path)
{
    const string DraftPrefix = ".partial-";

    static readonly EnumerationOptions Everything = new() { AttributesToSkip = default };

    /// <param name="name">As <see cref="ReportFile.Name"/>, and as the ledger keeps it.</param>
    public string PathOf(string name) => Path.Combine(path, Path.Combine(name.Split('/')));

    /// <param name="name">Of the file it describes.</param>
    public string ManifestPathOf(string name) => PathOf(name) + ReportFile.ManifestSuffix;

    /// <summary>Months whose folders hold drafts, or files without a row in the ledger: a dead process may have left them.</summary>
    /// <param name="known">Names in the ledger.</param>
    internal IReadOnlyList<Month> MonthsWithLeftovers(IReadOnlySet<string> known) =>
        [.. MonthFolders().Where(folder => folder.EnumerateFiles("*", Everything).Any(file => IsLeft(folder, file, known)))
            .Select(folder => Month.Parse(folder.Name)).Distinct().Order()];

    /// <summary>For its owner alone: half of the files show revenue.</summary>
    internal void Create() => DurableFolder.CreatePrivate(path);

    internal string NewDraftPath(ReportFile file)
    {
        var folder = Path.GetDirectoryName(PathOf(file.Name))!;
        Create();
        DurableFolder.Create(folder);
        return Path.Combine(folder, $"{DraftPrefix}{Guid.NewGuid():N}");
    }

    /// <summary>Whether the file and its manifest are there, at the size the ledger says.</summary>
    internal bool Holds(string name, long bytes)
    {
        var file = new FileInfo(PathOf(name));
        return file.Exists && file.Length == bytes && File.Exists(file.FullName + ReportFile.ManifestSuffix);
    }

    /// <summary>Removes a month's drafts, and files that got their name but not their row in the ledger.</summary>
    /// <param name="known">Names in the ledger.</param>
    internal void Sweep(Month month, IReadOnlySet<string> known)
    {
        foreach (var folder in MonthFolders().Where(folder => folder.Name == month.ToString()))
            foreach (var file in folder.EnumerateFiles("*", Everything).Where(file => IsLeft(folder, file, known)).ToList())
                file.Delete();
    }

    internal void Delete(string name)
    {
        File.Delete(PathOf(name));
        File.Delete(PathOf(name) + ReportFile.ManifestSuffix);
    }

    static bool IsLeft(DirectoryInfo folder, FileInfo file, IReadOnlySet<string> known)
    {
        if (file.Name.StartsWith(DraftPrefix, StringComparison.Ordinal)) return true;
        var described = file.Name.EndsWith(ReportFile.ManifestSuffix, StringComparison.Ordinal)
            ? file.Name[..^ReportFile.ManifestSuffix.Length]
            : file.Name;
        return described.StartsWith(folder.Parent!.Name + '_', StringComparison.Ordinal)
            && !known.Contains($"{folder.Parent.Name}/{folder.Name}/{described}");
    }

    IEnumerable<DirectoryInfo> MonthFolders() =>
        Report.All.Select(report => new DirectoryInfo(Path.Combine(path, report.Name)))
            .Where(folder => folder.Exists)
            .SelectMany(folder => folder.EnumerateDirectories())
            .Where(folder => Month.TryParse(folder.Name, out _));
}

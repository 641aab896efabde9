using InsightsEtl.Extract;

namespace InsightsEtl.Load.Reports;

/// <summary>One report file: its name says what it is, and its bytes never change once it has that name.</summary>
public sealed record ReportFile(Report Report, Month Month, ReportAudience Audience, ReportFormat Format, int Version)
{
    /// <summary>Follows the name of the file it describes.</summary>
    internal const string ManifestSuffix = ".manifest.json";

    /// <summary>Path below the folder of reports, with slashes.</summary>
    public string Name => string.Create(
        CultureInfo.InvariantCulture,
        $"{Report.Name}/{Month}/{Report.Name}_{Month.Key}_{WordOf(Audience)}_v{Version:00}.{Extension}");

    string Extension => Format == ReportFormat.Parquet ? WordOf(Format) : WordOf(Format) + ".gz";

    /// <summary>As in names, manifests and the ledger.</summary>
    internal static string WordOf<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}

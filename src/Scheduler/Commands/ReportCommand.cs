namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights report</c>: report files of published months.</summary>
static class ReportCommand
{
    public static InsightsCommand Create() =>
        new("report", "Report files: list, build, get, prune.", "insights report list\ninsights report get ProductLicenses 2026-10 -o licences.parquet")
        {
            ReportListCommand.Create(),
            ReportBuildCommand.Create(),
            ReportGetCommand.Create(),
            ReportPruneCommand.Create(),
        };

    /// <exception cref="UsageException">There is no such dataset.</exception>
    public static Load.Reports.Report Named(string name) => Load.Reports.Report.Find(name)
        ?? throw new UsageException($"Found dataset '{name}'; expected {string.Join(", ", Load.Reports.Report.All.Select(report => report.Name))}.");
}

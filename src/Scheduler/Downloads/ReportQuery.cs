using InsightsEtl.Extract;
using InsightsEtl.Load.Ops;
using InsightsEtl.Scheduler.Commands;

namespace InsightsEtl.Scheduler.Downloads;

/// <summary>The filters of the list of report files, as they stand in its address.</summary>
/// <param name="From">First month, inclusive, such as 2026-01; empty: no bound.</param>
/// <param name="To">Last month, inclusive.</param>
/// <param name="Versions"><c>all</c>; else only the newest of each file.</param>
public sealed record ReportQuery(string? Dataset, string? From, string? To, string? Audience, string? Format, string? Versions)
{
    /// <exception cref="UsageException">A month is none.</exception>
    public ReportFilter ToFilter() => new(
        MonthOf(From), MonthOf(To), Text(Dataset), Text(Audience), Text(Format), Versions != "all");

    static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text;

    static DateOnly? MonthOf(string? text) => string.IsNullOrEmpty(text) ? null
        : Month.TryParse(text, out var month) ? month.First
        : throw new UsageException($"Found month '{text}'; expected one as 2026-10.");
}

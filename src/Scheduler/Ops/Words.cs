using InsightsEtl.Extract;
using InsightsEtl.Scheduler.Terminals;

namespace InsightsEtl.Scheduler.Ops;

/// <summary>Small things as pages say them.</summary>
static class Words
{
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>2026-10, or 2026-01 to 2026-10.</summary>
    public static string Months(DateOnly? first, DateOnly? last, int count) => (first, last) switch
    {
        ({ } one, { } other) when one == other => Month.Of(one).ToString(),
        ({ } from, { } to) => $"{Month.Of(from)} to {Month.Of(to)} ({Figures.Count(count)})",
        _ => "–",
    };

    /// <summary>Nothing while it runs.</summary>
    public static string Took(DateTime startedAt, DateTime? finishedAt) =>
        finishedAt is { } end ? Figures.Time(end > startedAt ? end - startedAt : TimeSpan.Zero) : "";

    public static string Short(string sha256) => sha256.Length > 12 ? sha256[..12] : sha256;
}

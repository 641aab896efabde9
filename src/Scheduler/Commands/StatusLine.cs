using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Jobs;

namespace InsightsEtl.Scheduler.Commands;

/// <summary>A month as <c>insights status</c> shows it.</summary>
/// <param name="State">published, missing, failed, running, stale, reports due or late; several joined by a comma.</param>
/// <param name="Gaps">What the month does without: snapshots of earlier months, usage or billing that is not loaded.</param>
sealed record StatusLine(
    string Month, string State, int? Version, DateOnly? AsOf, bool? IsPartial, long? RowsIn, long? RowsRejected,
    IReadOnlyList<string> Steps, IReadOnlyList<string> Gaps, string? Message)
{
    public static readonly string[] Headings =
        ["month", "state", "version", "as of", "partial", "rows in", "rejected", "steps of the latest run", "gaps", "message"];

    public static StatusLine Of(Month month, IReadOnlyCollection<LandedDelivery> landed, KnownMonth? known, bool isLate)
    {
        var plan = MonthPlan.Of(month, landed, known);
        return new StatusLine(
            month.ToString(), StateOf(plan, known, isLate), known?.Version, known?.AsOf, known?.IsPartial, known?.RowsIn, known?.RowsRejected,
            known?.Steps ?? [], GapsOf(plan), known?.Message ?? (plan.Deliveries is null ? plan.Reason : null));
    }

    public string[] ToCells() =>
    [
        Month, State, Version?.ToString(CultureInfo.InvariantCulture) ?? "", AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
        IsPartial switch { true => "partial", false => "", null => "" },
        RowsIn?.ToString(CultureInfo.InvariantCulture) ?? "", RowsRejected?.ToString(CultureInfo.InvariantCulture) ?? "",
        string.Join("; ", Steps), string.Join("; ", Gaps), Message ?? "",
    ];

    static string StateOf(MonthPlan plan, KnownMonth? known, bool isLate)
    {
        List<string> words = [known?.Version is null ? "missing" : "published"];
        if (known?.Steps.Any(step => step.Contains(" running", StringComparison.Ordinal)) == true) words.Add("running");
        if (plan.Needs.HasFlag(MonthNeeds.Failed)) words.Add("failed");
        if (plan.Needs.HasFlag(MonthNeeds.Stale)) words.Add("stale");
        if (plan.Needs.HasFlag(MonthNeeds.Unreported)) words.Add("reports due");
        if (isLate) words.Add("late");
        return string.Join(", ", words);
    }

    static List<string> GapsOf(MonthPlan plan)
    {
        if (plan.Deliveries is not { } deliveries) return [];
        List<string> gaps = [.. deliveries.FallenBack.Select(delivery => $"{delivery.Feed.Name} of {delivery.Date:yyyy-MM-dd}")];
        if (deliveries.Attributions is null) gaps.Add("no attributions");
        if (deliveries.FxRates is null) gaps.Add("no fx_rates");
        if (deliveries.Usage.Count == 0) gaps.Add("usage not loaded");
        if (deliveries.Billing.Count == 0) gaps.Add("billing not loaded");
        return gaps;
    }
}

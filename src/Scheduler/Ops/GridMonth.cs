using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Load.Ops;

namespace InsightsEtl.Scheduler.Ops;

/// <summary>A month as the grid shows it.</summary>
/// <param name="Words">What state it is in: the first is whether it is published.</param>
/// <param name="Gaps">What it does without: snapshots of an earlier month, usage or billing that is not loaded.</param>
/// <param name="Steps">By name; a step that was never begun is not among them.</param>
/// <param name="Request">That waits or is worked on; null: none.</param>
public sealed record GridMonth(
    Month Month, MonthRow Row, IReadOnlyList<StateWord> Words, IReadOnlyList<string> Gaps, IReadOnlyDictionary<string, StepRow> Steps,
    QueuedRequest? Request)
{
    public static readonly IReadOnlyList<string> StepNames = ["extract", "transform", "stage", "audit", "publish", "report"];

    /// <param name="beside">Words that others than the month's own row and steps give it.</param>
    public static GridMonth Of(
        MonthRow row, IEnumerable<StepRow> steps, IReadOnlyCollection<LandedDelivery> landed, QueuedRequest? request, IEnumerable<StateWord> beside)
    {
        var month = Month.Of(row.MonthStart);
        var own = steps.ToDictionary(step => step.Step, StringComparer.Ordinal);
        var (deliveries, missing) = Deliveries(month, landed);
        return new GridMonth(
            month, row, [.. WordsOf(row, own, deliveries, missing, request), .. beside], [.. GapsOf(row, deliveries)], own, request);
    }

    public bool HasFailed => BrokenOf(Row, Steps) is not null;

    /// <summary>Steps of an earlier run than the month's latest are shown, but dimmed.</summary>
    public bool IsOfLatestRun(StepRow step) => step.Step is "extract" or "report" || step.RunId == Row.RunId;

    static (MonthDeliveries? Deliveries, string? Missing) Deliveries(Month month, IReadOnlyCollection<LandedDelivery> landed)
    {
        try
        {
            return (MonthDeliveries.For(month, landed), null);
        }
        catch (FeedMissingException missing)
        {
            return (null, missing.Message);
        }
    }

    /// <summary>The step at which the month's latest run ended, or one of report files that came after it; null: none.</summary>
    static StepRow? BrokenOf(MonthRow row, IReadOnlyDictionary<string, StepRow> steps)
    {
        var latest = steps.Values.Where(step => step.RunId == row.RunId && step.Step is not ("extract" or "report")).Max(step => (DateTime?)step.StartedAt);
        return steps.Values.FirstOrDefault(step =>
            step.State is "failed" or "interrupted" && (step.Step == "report" ? step.StartedAt >= latest : step.RunId == row.RunId));
    }

    static IEnumerable<StateWord> WordsOf(
        MonthRow row, Dictionary<string, StepRow> steps, MonthDeliveries? deliveries, string? missing, QueuedRequest? request)
    {
        yield return (row.Version, deliveries) switch
        {
            ({ } version, _) => new($"published v{version.ToString(CultureInfo.InvariantCulture)}", Tone.Good),
            (null, null) => new("gap", Tone.Absent, missing),
            _ => new("not loaded", Tone.Absent, "Its feeds have landed; no run has published it yet."),
        };
        if (request is { State: "queued" }) yield return new("queued", Tone.Busy, $"Asked for by {request.RequestedBy}: {request.Reason}");
        if (steps.Values.Any(step => step.State == "running")) yield return new("running", Tone.Busy);
        else if (BrokenOf(row, steps) is { } broken) yield return StateWord.Of(broken.State) with { Meaning = broken.Message };
        if (row.IsPartial == true) yield return new("partial", Tone.Warning, "Its latest subscriptions snapshot is of before the month's last day.");
        if (row.InputsSha256 is { } inputs && deliveries is not null && inputs != MonthInputs.Sha256(deliveries))
            yield return new("stale", Tone.Warning, "Deliveries have landed that it was not published from.");
        if (row.Version is not null && deliveries is null) yield return new("feed missing", Tone.Warning, missing);
    }

    static IEnumerable<string> GapsOf(MonthRow row, MonthDeliveries? deliveries)
    {
        foreach (var delivery in deliveries?.FallenBack ?? [])
            yield return string.Create(CultureInfo.InvariantCulture, $"{delivery.Feed.Name} of {delivery.Date:yyyy-MM-dd}");
        if (deliveries is { Attributions: null }) yield return "attributions not loaded";
        if (deliveries is { FxRates: null }) yield return "fx_rates not loaded";
        if (row.IsUsageLoaded == false) yield return "usage not loaded";
        if (row.IsBillingLoaded == false) yield return "billing not loaded";
    }
}

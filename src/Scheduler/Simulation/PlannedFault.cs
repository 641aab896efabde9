namespace InsightsEtl.Scheduler.Simulation;

/// <summary>A fault and where it strikes; what is null is any.</summary>
/// <param name="Feed">Null: every feed.</param>
/// <param name="Date">Null: every date.</param>
/// <param name="Page">From 1; null: every page.</param>
/// <param name="Times">How often at each page; with <paramref name="Always"/> it does not count.</param>
/// <param name="Seconds">Of <c>Retry-After</c>, or of a slow body.</param>
/// <param name="Bytes">At which a body is cut; null: half-way.</param>
sealed record PlannedFault(
    FaultKind Fault, string? Feed = null, DateOnly? Date = null, int? Page = null, int Times = 1, bool Always = false, int? Seconds = null, int? Bytes = null)
{
    public bool Meets(SimulatedPage page) =>
        (Feed is null || Feed == page.Feed) && (Date is null || Date == page.Date) && (Page is null || Page == page.Number);
}

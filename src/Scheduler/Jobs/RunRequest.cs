using InsightsEtl.Load;
using InsightsEtl.Load.Reports;

namespace InsightsEtl.Scheduler.Jobs;

/// <summary>What a run is asked to do.</summary>
/// <param name="Command">As the operator gave it, for the ledger.</param>
/// <param name="FeedsFolder">Drop folder to pick up from first; null: only what has landed already.</param>
/// <param name="Step">The only step to do; null: all.</param>
/// <param name="IsForced">Also months that are published from the very same deliveries.</param>
/// <param name="Needs">Which months of the range are due; null: all.</param>
/// <param name="Lease">Terms on which a month is held; null: the standard ones.</param>
/// <param name="Reports">How report files are written; null: as they are by default.</param>
/// <param name="Datasets">Which report files to write; null: all.</param>
/// <param name="Pull">What to pull from services; null: nothing.</param>
/// <param name="Claim">The request a worker works on; null: a command line's own run, which takes its months through the door itself.</param>
/// <param name="IsTold">
/// Whether messages for the webhook are written: of deliveries that are left out and, but for a worker, who writes his own, of the run that fails.
/// </param>
sealed record RunRequest(
    string Command,
    MonthRange Months,
    string? FeedsFolder,
    RunStep? Step,
    RejectLimit Limit,
    bool IsForced,
    MonthNeeds? Needs = null,
    LeaseTerms? Lease = null,
    ReportOptions? Reports = null,
    IReadOnlyCollection<Report>? Datasets = null,
    PullRequest? Pull = null,
    RequestClaim? Claim = null,
    bool IsTold = false);

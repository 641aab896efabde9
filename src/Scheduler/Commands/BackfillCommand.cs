using System.CommandLine;
using InsightsEtl.Scheduler.Jobs;

namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights backfill</c>: the months of a range that need a run.</summary>
static class BackfillCommand
{
    public static InsightsCommand Create()
    {
        var options = new RunOptions();
        var missing = new Option<bool>("--missing") { Description = "Months that are not published." };
        var failed = new Option<bool>("--failed") { Description = "Months whose latest run failed." };
        var stale = new Option<bool>("--stale") { Description = "Months whose deliveries have changed since they were published, or whose report files are of an older version." };
        var command = new InsightsCommand(
            "backfill", "Runs the months that need it: missing, failed or stale ones; all three where none is named.",
            "insights backfill 2026-01..2026-10 --stale")
        {
            options.Months, missing, failed, stale, options.Feeds, options.RejectLimit, options.DryRun, options.Force,
        };
        return command.Does((invocation, cancellationToken) =>
        {
            var needs = (invocation.Arguments.GetValue(missing) ? MonthNeeds.Missing : MonthNeeds.None)
                | (invocation.Arguments.GetValue(failed) ? MonthNeeds.Failed : MonthNeeds.None)
                | (invocation.Arguments.GetValue(stale) ? MonthNeeds.Stale | MonthNeeds.Unreported : MonthNeeds.None);
            var wanted = needs == MonthNeeds.None ? MonthNeeds.Missing | MonthNeeds.Failed | MonthNeeds.Stale | MonthNeeds.Unreported : needs;
            return RunCommand.RunAsync(invocation, options, wanted, cancellationToken);
        });
    }
}

using System.CommandLine;
using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Load.Reports;
using InsightsEtl.Scheduler.Jobs;

namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights report build</c>: the files that published months do not have yet.</summary>
static class ReportBuildCommand
{
    public static InsightsCommand Create()
    {
        var options = new RunOptions();
        var dataset = new Option<string?>("--dataset") { Description = "Only this dataset.", HelpName = "DATASET" };
        var command = new InsightsCommand(
            "build", "Writes the report files that published months do not have yet; those that are there stay as they are.",
            "insights report build 2026-10 --dataset ProductLicenses")
        {
            options.Months, dataset,
        };
        return command.Does(async (invocation, cancellationToken) =>
        {
            var named = invocation.Arguments.GetValue(dataset) is { } name ? [ReportCommand.Named(name)] : Report.All;
            var request = new RunRequest(
                RunOptions.CommandOf(invocation), options.MonthsOf(invocation), FeedsFolder: null, RunStep.Report, RejectLimit.Default,
                IsForced: false, Reports: ReportSettings.Read(invocation.Configuration), Datasets: named);
            var connectionString = await invocation.Database.ConnectionStringAsync(cancellationToken);
            var outcome = await new RunJob(connectionString, new Landing(invocation.LandingFolder), invocation.Reports, invocation.Terminal.Progress)
                .RunAsync(request, cancellationToken);
            RunCommand.Report(invocation, outcome);
            return outcome.Code;
        });
    }
}

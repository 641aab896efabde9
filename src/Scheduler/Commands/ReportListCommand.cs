using System.CommandLine;
using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Load.Reports;

namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights report list</c>: the files there are.</summary>
static class ReportListCommand
{
    public static InsightsCommand Create()
    {
        var months = new Argument<string?>("MONTHS") { Description = "Range to show; else all months.", Arity = ArgumentArity.ZeroOrOne };
        var dataset = new Option<string?>("--dataset") { Description = "Only this dataset.", HelpName = "DATASET" };
        var all = new Option<bool>("--all-versions") { Description = "Also versions that a newer one has replaced." };
        var command = new InsightsCommand("list", "Report files, newest month first.", "insights report list 2026-10") { months, dataset, all };
        return command.Does((invocation, cancellationToken) =>
        {
            var range = invocation.Arguments.GetValue(months) is { } text ? RangeOf(invocation, text) : null;
            var report = invocation.Arguments.GetValue(dataset) is { } name ? ReportCommand.Named(name) : null;
            return RunAsync(invocation, range, report, invocation.Arguments.GetValue(all), cancellationToken);
        });
    }

    static async Task<ExitCode> RunAsync(
        Invocation invocation, IReadOnlyList<Month>? months, Report? report, bool isEveryVersion, CancellationToken cancellationToken)
    {
        await using var connection = await LedgerView.OpenAsync(invocation, cancellationToken);
        var files = await LedgerTable.ReportFilesAsync(
            connection, months?[0].First, months?[^1].First, report?.Name, isOnlyNewest: !isEveryVersion, cancellationToken);
        if (invocation.IsJson)
        {
            invocation.Terminal.WriteJson(new { folder = invocation.Reports.PathOf(""), files = files.Objects() });
            return ExitCode.Done;
        }
        if (files.Rows.Count == 0) invocation.Terminal.Say("No report files; 'insights report build MONTH' writes those of a published month.");
        else invocation.Terminal.WriteTable(files.Headings, files.Texts());
        return ExitCode.Done;
    }

    static IReadOnlyList<Month> RangeOf(Invocation invocation, string text) =>
        ScheduleZone.Months(invocation, text, isOnlyShown: true).Resolve(new Landing(invocation.LandingFolder).Current());
}

using System.CommandLine;
using InsightsEtl.Extract;
using InsightsEtl.Load;

namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights status</c>: where every month stands, and what is missing.</summary>
static class StatusCommand
{
    public static InsightsCommand Create()
    {
        var months = new Argument<string?>("MONTHS") { Description = "Range to show; else all months known.", Arity = ArgumentArity.ZeroOrOne };
        var command = new InsightsCommand(
            "status", "Months and their steps: state, as-of, rows, rejects, version, gaps, deliveries left out.", "insights status 2026-01..2026-10")
        {
            months,
        };
        return command.Does((invocation, cancellationToken) =>
            RunAsync(invocation, invocation.Arguments.GetValue(months), cancellationToken));
    }

    static async Task<ExitCode> RunAsync(Invocation invocation, string? months, CancellationToken cancellationToken)
    {
        await using var connection = await LedgerView.OpenAsync(invocation, cancellationToken);
        var known = await KnownMonth.AllAsync(await invocation.Database.ConnectionStringAsync(cancellationToken), cancellationToken);
        var problems = await LedgerTable.ProblemsAsync(connection, cancellationToken);
        var landed = new Landing(invocation.LandingFolder).Current();
        var lines = Range(invocation, months, known, landed)
            .Select(month => StatusLine.Of(month, landed, known.FirstOrDefault(other => other.MonthStart == month.First)))
            .ToList();
        if (invocation.IsJson)
        {
            invocation.Terminal.WriteJson(new { months = lines, leftOut = problems.Objects() });
            return ExitCode.Done;
        }
        if (lines.Count == 0) invocation.Terminal.Say("No month yet: 'insights demo' shows how, 'insights run 2026-10 --feeds DIR' makes one.");
        else invocation.Terminal.WriteTable(StatusLine.Headings, lines.Select(line => line.ToCells()));
        invocation.Write("Deliveries left out", problems);
        return ExitCode.Done;
    }

    /// <summary>From the first known month to the last: a gap between them is a line too.</summary>
    static IReadOnlyList<Month> Range(
        Invocation invocation, string? text, IReadOnlyList<KnownMonth> known, IReadOnlyList<LandedDelivery> landed)
    {
        if (text is not null) return ScheduleZone.Months(invocation, text, isOnlyShown: true).Resolve(landed);
        var seen = known.Select(month => Month.Of(month.MonthStart))
            .Concat(landed.Where(delivery => delivery.Feed == Feed.Subscriptions).Select(delivery => Month.Of(delivery.Date)))
            .ToList();
        List<Month> months = [];
        if (seen.Count == 0) return months;
        for (var month = seen.Min(); month <= seen.Max(); month = month.Next) months.Add(month);
        return months;
    }
}

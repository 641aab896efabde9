using System.CommandLine;
using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Night;

namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights status</c>: where every month stands, and what is missing.</summary>
static class StatusCommand
{
    public static InsightsCommand Create()
    {
        var months = new Argument<string?>("MONTHS") { Description = "Range to show; else all months known.", Arity = ArgumentArity.ZeroOrOne };
        var command = new InsightsCommand(
            "status", "Months and their steps: state, as-of, rows, rejects, version, gaps, late feeds, deliveries left out.", "insights status 2026-01..2026-10")
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
        var late = await new LateFeeds(ScheduleSettings.Read(invocation.Configuration), invocation.Configuration["Feeds:Folder"], TimeProvider.System)
            .FindAsync(connection, cancellationToken);
        var lines = Range(invocation, months, known, landed)
            .Select(month => StatusLine.Of(
                month, landed, known.FirstOrDefault(other => other.MonthStart == month.First), late.Any(feed => feed.Month == month)))
            .ToList();
        if (invocation.IsJson)
        {
            invocation.Terminal.WriteJson(new { months = lines, late = late.Select(LateLine), leftOut = problems.Objects() });
            return ExitCode.Done;
        }
        if (lines.Count == 0) invocation.Terminal.Say("No month yet: 'insights demo' shows how, 'insights run 2026-10 --feeds DIR' makes one.");
        else invocation.Terminal.WriteTable(StatusLine.Headings, lines.Select(line => line.ToCells()));
        if (late.Count > 0) invocation.Terminal.Write("\nLate feeds");
        if (late.Count > 0) invocation.Terminal.WriteTable(["feed", "expected", "by", "newest"], late.Select(Cells));
        invocation.Write("Deliveries left out", problems);
        return ExitCode.Done;
    }

    static object LateLine(LateFeed late) =>
        new { feed = late.Feed.Name, expectedDate = late.ExpectedDate, expectedAt = late.ExpectedAt, newestDate = late.NewestDate, message = late.Message };

    static string[] Cells(LateFeed late) =>
    [
        late.Feed.Name, late.ExpectedDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        late.ExpectedAt.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture),
        late.NewestDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
    ];

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

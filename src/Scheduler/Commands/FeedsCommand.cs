using System.CommandLine;
using InsightsEtl.Extract;
using InsightsEtl.Load;
using Npgsql;

namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights feeds</c>: whether feeds keep their contract, and what was not used of them.</summary>
static class FeedsCommand
{
    public static InsightsCommand Create() =>
        new("feeds", "Checks feeds, shows what was refused and why.", "insights feeds check /srv/feeds\ninsights feeds rejects 2026-10")
        {
            FeedsCheckCommand.Create(),
            OfMonth("rejects", "Rejected rows of a month, with their reasons.", "insights feeds rejects 2026-10", RejectsAsync),
            OfMonth("orphans", "Usage and billing of a month that point at no subscription.", "insights feeds orphans 2026-10", OrphansAsync),
        };

    static InsightsCommand OfMonth(
        string name, string description, string example,
        Func<Invocation, NpgsqlConnection, DateOnly, int, CancellationToken, Task> show)
    {
        var month = new Argument<string>("MONTH") { Description = "Such as 2026-10." };
        var limit = new Option<int>("--limit") { Description = "Most rows to show.", DefaultValueFactory = _ => 1000, HelpName = "ROWS" };
        var command = new InsightsCommand(name, description, example) { month, limit };
        return command.Does(async (invocation, cancellationToken) =>
        {
            if (!Month.TryParse(invocation.Arguments.GetValue(month), out var parsed))
                throw new UsageException($"Found month '{invocation.Arguments.GetValue(month)}'; expected one month as 2026-10.");
            await using var connection = await LedgerView.OpenAsync(invocation, cancellationToken);
            await show(invocation, connection, parsed.First, invocation.Arguments.GetValue(limit), cancellationToken);
            return ExitCode.Done;
        });
    }

    static async Task RejectsAsync(
        Invocation invocation, NpgsqlConnection connection, DateOnly monthStart, int limit, CancellationToken cancellationToken)
    {
        var counts = await LedgerTable.RejectCountsAsync(connection, monthStart, cancellationToken);
        var rejects = await LedgerTable.RejectsAsync(connection, monthStart, limit, cancellationToken);
        if (invocation.IsJson)
        {
            invocation.Terminal.WriteJson(new { counts = counts.Objects(), rejects = rejects.Objects() });
            return;
        }
        if (counts.Rows.Count == 0) invocation.Terminal.Say("No rejected rows.");
        invocation.Write("Rejected rows by reason", counts);
        invocation.Write($"Rejected rows (at most {limit})", rejects);
    }

    static async Task OrphansAsync(
        Invocation invocation, NpgsqlConnection connection, DateOnly monthStart, int limit, CancellationToken cancellationToken)
    {
        var counts = await LedgerTable.OrphanCountsAsync(connection, monthStart, cancellationToken);
        var orphans = await LedgerTable.OrphansAsync(connection, monthStart, limit, cancellationToken);
        if (invocation.IsJson)
        {
            invocation.Terminal.WriteJson(new { counts = counts.Objects(), orphans = orphans.Objects() });
            return;
        }
        if (orphans.Rows.Count == 0) invocation.Terminal.Say("No orphaned rows.");
        invocation.Write("Orphaned rows by feed", counts);
        invocation.Write($"Orphaned rows (at most {limit})", orphans);
    }
}

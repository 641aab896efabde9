using System.CommandLine;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Ops;

namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights schedule</c>: when the nights begin, what waits and who works on it; pause and resume.</summary>
static class ScheduleCommand
{
    public static InsightsCommand Create()
    {
        var reason = new Option<string>("--reason") { Description = "Why, for the audit.", HelpName = "TEXT", Required = true };
        var resumed = new Option<string>("--reason") { Description = "Why, for the audit.", HelpName = "TEXT", DefaultValueFactory = static _ => "resumed" };
        return new InsightsCommand("schedule", "When the nights begin, what waits and who works on it.", "insights schedule list")
        {
            new InsightsCommand("list", "Triggers with their next times, what waits or runs, workers.", "insights schedule list").Does(ListAsync),
            new InsightsCommand(
                "pause", "No night begins from now on; what waits or runs goes on.", "insights schedule pause --reason \"the sender moves\"") { reason }
                .Does((invocation, cancellationToken) => ChangeAsync(
                    invocation, RunSchedule.PauseAsync, invocation.Arguments.GetRequiredValue(reason), "paused", cancellationToken)),
            new InsightsCommand("resume", "Nights begin again, the next one with all that is due.", "insights schedule resume") { resumed }
                .Does((invocation, cancellationToken) => ChangeAsync(
                    invocation, RunSchedule.ResumeAsync, invocation.Arguments.GetRequiredValue(resumed), "resumed", cancellationToken)),
        }.Does(ListAsync);
    }

    static async Task<ExitCode> ListAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        await using var connection = await LedgerView.OpenAsync(invocation, cancellationToken);
        var triggers = await RunSchedule.ReadAsync(connection, cancellationToken);
        var open = await RequestLedger.OpenAsync(connection, cancellationToken);
        var workers = await LedgerTable.WorkersAsync(connection, cancellationToken);
        if (invocation.IsJson)
        {
            invocation.Terminal.WriteJson(new
            {
                triggers = triggers.Select(trigger => new { trigger, next = Next(trigger) }),
                requests = open.Select(request => new
                {
                    request.RequestId,
                    month = request.Name,
                    request.State,
                    request.RunId,
                    request.Wanted,
                    request.Source,
                    request.RequestedBy,
                    request.Reason,
                    request.RequestedAt,
                    request.StartedAt,
                }),
                workers = workers.Objects(),
            });
            return ExitCode.Done;
        }
        invocation.Terminal.WriteTable(["trigger", "cron", "zone", "state", "last", "next"], triggers.Select(Cells));
        if (open.Count > 0) invocation.Terminal.Write("\nWaiting and running");
        if (open.Count > 0) invocation.Terminal.WriteTable(["month", "state", "run", "step", "asked for by", "why", "at"], open.Select(Cells));
        invocation.Write("Workers", workers);
        if (workers.Rows.Count == 0) invocation.Terminal.Say("No worker is there: 'insights serve' or 'insights worker' starts some.");
        return ExitCode.Done;
    }

    static async Task<ExitCode> ChangeAsync(
        Invocation invocation, Func<string, Asker, CancellationToken, Task<bool>> change, string reason, string done, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new UsageException("Found an empty --reason; expected why, in a few words.");
        await using (await LedgerView.OpenAsync(invocation, cancellationToken))
        {
            // The database has a warehouse.
        }
        var isChanged = await change(await invocation.Database.ConnectionStringAsync(cancellationToken), CommandAsker.Of(reason), cancellationToken);
        var message = isChanged ? $"The night is {done}." : $"The night was {done} already; nothing changed.";
        invocation.Terminal.Write(message, new { message, isChanged });
        return ExitCode.Done;
    }

    static IReadOnlyList<DateTime> Next(ScheduledTrigger trigger) => TriggerTimes.Of(trigger, TimeProvider.System).Next;

    static string[] Cells(ScheduledTrigger trigger) =>
    [
        trigger.Name, trigger.Cron, trigger.TimeZone,
        trigger.IsPaused ? $"paused by {trigger.PausedBy} at {Text(trigger.PausedAt)}: {trigger.PauseReason}" : "runs",
        Text(trigger.LastFiredAt), string.Join(", ", Next(trigger).Select(next => Text(next))),
    ];

    static string[] Cells(QueuedRequest request) =>
    [
        request.Name, request.State, request.RunId?.ToString(CultureInfo.InvariantCulture) ?? "", request.Wanted.Step ?? "all",
        request.RequestedBy, request.Reason, Text(request.RequestedAt),
    ];

    static string Text(DateTime? instant) => instant?.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";
}

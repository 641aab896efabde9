using System.CommandLine;
using InsightsEtl.Extract;
using InsightsEtl.Scheduler.Jobs;

namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights cancel</c>: ends a run early, or takes back what waits.</summary>
static class CancelCommand
{
    const string Night = "night";

    public static InsightsCommand Create()
    {
        var run = new Argument<string>("RUN") { Description = "Number of the run; or a month or 'night', running or waiting." };
        var reason = new Option<string>("--reason") { Description = "Why, for the audit.", HelpName = "TEXT", DefaultValueFactory = static _ => "cancelled" };
        return new InsightsCommand(
            "cancel", "Ends a run within seconds, or takes back what waits; nothing is half done.",
            "insights cancel 12 --reason \"wrong prices\"\ninsights cancel 2026-10 --reason \"feed comes again\"") { run, reason }
            .Does((invocation, cancellationToken) => RunAsync(
                invocation, invocation.Arguments.GetRequiredValue(run), invocation.Arguments.GetRequiredValue(reason), cancellationToken));
    }

    static async Task<ExitCode> RunAsync(Invocation invocation, string run, string reason, CancellationToken cancellationToken)
    {
        await using (await LedgerView.OpenAsync(invocation, cancellationToken))
        {
            // The database has a warehouse.
        }
        var door = new RunDoor(await invocation.Database.ConnectionStringAsync(cancellationToken), new Landing(invocation.LandingFolder));
        var answer = long.TryParse(run, NumberStyles.None, CultureInfo.InvariantCulture, out var runId)
            ? await door.CancelRunAsync(runId, CommandAsker.Of(reason), cancellationToken)
            : await door.CancelAsync(await OpenAsync(door, run, cancellationToken), CommandAsker.Of(reason), cancellationToken);
        invocation.Terminal.Write(answer.Text, new { message = answer.Text });
        return ExitCode.Done;
    }

    static async Task<long> OpenAsync(RunDoor door, string text, CancellationToken cancellationToken)
    {
        var isMonth = Month.TryParse(text, out var month);
        if (!isMonth && text != Night) throw new UsageException($"Found '{text}'; expected the number of a run, a month such as 2026-10, or '{Night}'.");
        Month? wanted = isMonth ? month : null;
        return (await door.OpenAsync(cancellationToken)).FirstOrDefault(request => request.Month == wanted)?.RequestId
            ?? throw new UsageException($"Found nothing of {text} that waits or runs; see 'insights schedule list'.");
    }
}

using InsightsEtl.Extract;
using InsightsEtl.Scheduler.Alerts;
using InsightsEtl.Scheduler.Health;
using InsightsEtl.Scheduler.Jobs;

namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights run</c>: months from feeds to published.</summary>
static class RunCommand
{
    public static InsightsCommand Create()
    {
        var options = new RunOptions();
        var command = new InsightsCommand(
            "run", "Extracts, transforms, audits and publishes each month, and writes its reports; oldest first.", "insights run 2026-10 --feeds /srv/feeds\ninsights run last")
        {
            options.Months, options.Feeds, options.Step, options.RejectLimit, options.DryRun, options.Force,
        };
        return command.Does((invocation, cancellationToken) => RunAsync(invocation, options, needs: null, cancellationToken));
    }

    public static async Task<ExitCode> RunAsync(
        Invocation invocation, RunOptions options, MonthNeeds? needs, CancellationToken cancellationToken)
    {
        using var telemetry = Telemetry.Start(invocation.Configuration);
        using var webhook = AlertSettings.Read(invocation.Configuration);
        var request = options.Request(invocation, needs) with { IsTold = webhook is not null };
        var landing = new Landing(invocation.LandingFolder);
        var connectionString = await invocation.Database.ConnectionStringAsync(cancellationToken);
        if (invocation.Arguments.GetValue(options.DryRun))
            return await DryRun.RunAsync(invocation, request, landing, connectionString, cancellationToken);

        var job = new RunJob(connectionString, landing, invocation.Reports, invocation.Terminal.Progress);
        return await AlertSender.AfterAsync(webhook, connectionString, invocation.Terminal.Say, RunAndReportAsync, cancellationToken);

        async Task<ExitCode> RunAndReportAsync()
        {
            var outcome = await job.RunAsync(request, cancellationToken);
            Report(invocation, outcome);
            return outcome.Code;
        }
    }

    public static void Report(Invocation invocation, RunOutcome outcome)
    {
        if (!invocation.IsJson)
        {
            if (outcome.Months.Count > 0)
                invocation.Terminal.WriteTable(
                    ["month", "exit", "version", "rows changed", "what happened"],
                    outcome.Months.Select(month => (string[])
                    [
                        month.Month.ToString(), ((int)month.Code).ToString(CultureInfo.InvariantCulture),
                        month.Publication?.Version.ToString(CultureInfo.InvariantCulture) ?? "",
                        month.Publication?.Changes.OfMonth.ToString(CultureInfo.InvariantCulture) ?? "", month.Message,
                    ]));
            return;
        }
        invocation.Terminal.WriteJson(new
        {
            runId = outcome.RunId,
            exitCode = (int)outcome.Code,
            deliveries = outcome.PickedUp.Deliveries.Select(DeliveryLine.Of),
            months = outcome.Months.Select(month => new
            {
                month = month.Month.ToString(),
                exitCode = (int)month.Code,
                version = month.Publication?.Version,
                changes = month.Publication?.Changes,
                message = month.Message,
            }),
        });
    }
}

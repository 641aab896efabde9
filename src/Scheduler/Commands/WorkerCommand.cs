using System.CommandLine;
using InsightsEtl.Extract;
using InsightsEtl.Scheduler.Alerts;
using InsightsEtl.Scheduler.Health;
using InsightsEtl.Scheduler.Night;
using InsightsEtl.Scheduler.Workers;

namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights worker</c>: works on what is asked for, until it is told to stop.</summary>
static class WorkerCommand
{
    const int MostSlots = WorkerPool.MostSlots;

    static readonly Option<int> Slots = new("--slots")
    {
        Description = $"Months worked on at once, 1 to {MostSlots}.",
        HelpName = "N",
        DefaultValueFactory = static _ => 1,
    };

    static readonly Option<bool> WithSchedule = new("--schedule")
    {
        Description = "Starts the nights too, as 'insights serve' does. Any number of hosts may: one fires.",
    };

    public static InsightsCommand Create()
    {
        var options = new RunOptions();
        Slots.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MostSlots) result.AddError($"Found --slots {result.Tokens[0].Value}; expected 1 to {MostSlots}.");
        });
        return new InsightsCommand(
            "worker", "Runs the months that pages, API and schedule have asked for; SIGTERM lets it finish what it has begun.",
            "insights worker --feeds /srv/feeds --slots 2\ninsights worker --feeds /srv/feeds --schedule")
        {
            options.Feeds, options.RejectLimit, Slots, WithSchedule,
        }.Does((invocation, cancellationToken) => RunAsync(invocation, options, cancellationToken));
    }

    static async Task<ExitCode> RunAsync(Invocation invocation, RunOptions options, CancellationToken stop)
    {
        var settings = ScheduleSettings.Read(invocation.Configuration);
        using var telemetry = Telemetry.Start(invocation.Configuration);
        using var webhook = AlertSettings.Read(invocation.Configuration);
        var home = await HomeAsync(invocation, options, settings, webhook, stop);
        var slots = invocation.Arguments.GetValue(Slots);
        home.Say($"Working on {slots} {(slots == 1 ? "month" : "months")} at once; SIGTERM or Ctrl-C finishes what has begun, a second one ends at once.");
        await Task.WhenAll(
            new WorkerPool(home).RunAsync(slots, stop),
            invocation.Arguments.GetValue(WithSchedule) ? ScheduleHost.Of(home, settings).RunAsync(stop) : Task.CompletedTask);
        home.Say("Stopped; nothing is half done.");
        return ExitCode.Done;
    }

    /// <summary>What the workers of this process work with; <c>serve</c> has the same.</summary>
    public static async Task<WorkerHome> HomeAsync(
        Invocation invocation, RunOptions options, ScheduleSettings settings, Webhook? webhook, CancellationToken cancellationToken) =>
        new(
            await invocation.Database.ConnectionStringAsync(cancellationToken), new Landing(invocation.LandingFolder), invocation.Reports,
            options.Template(invocation), settings.Zone, webhook, TextWriter.Synchronized(invocation.Arguments.InvocationConfiguration.Error),
            TimeProvider.System, WorkerTerms.Read(invocation.Configuration));
}

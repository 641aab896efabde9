using System.CommandLine;
using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Alerts;
using InsightsEtl.Scheduler.Jobs;

namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights extract</c>: deliveries into landing, nothing more.</summary>
static class ExtractCommand
{
    public static InsightsCommand Create()
    {
        var options = new RunOptions();
        var feed = new Option<string[]>("--feed") { Description = "Only this feed; may be given several times.", HelpName = "FEED" };
        feed.AcceptOnlyFromAmong([.. Feed.All.Select(known => known.Name)]);
        var command = new InsightsCommand(
            "extract", "Pulls or picks up deliveries into landing, nothing more.", "insights extract 2026-10 --feeds /srv/feeds --feed usage")
        {
            options.Months, options.Feeds, feed, options.DryRun,
        };
        return command.Does((invocation, cancellationToken) =>
            RunAsync(invocation, options, invocation.Arguments.GetValue(feed) ?? [], cancellationToken));
    }

    static async Task<ExitCode> RunAsync(Invocation invocation, RunOptions options, string[] feeds, CancellationToken cancellationToken)
    {
        var (folder, pull) = (options.FeedsFolderOf(invocation), RunOptions.PullOf(invocation));
        if (folder is null && pull is null)
            throw new UsageException("Found nothing to extract from; expected --feeds DIR, setting Feeds:Folder, or an entry in setting Sources.");
        var scope = new PickupScope(options.MonthsOf(invocation).Months, feeds is [] ? null : [.. feeds.Select(name => Feed.Named(name)!)]);
        var landing = new Landing(invocation.LandingFolder);
        var picked = invocation.Arguments.GetValue(options.DryRun)
            ? await DryRun.CheckAsync(invocation, folder, pull, landing, scope, cancellationToken)
            : await LandAsync(invocation, landing, folder, pull, scope, cancellationToken);
        Report(invocation, picked);
        return ExitCode.Done;
    }

    static async Task<PickupResult> LandAsync(
        Invocation invocation, Landing landing, string? folder, PullRequest? pull, PickupScope scope, CancellationToken cancellationToken)
    {
        var connectionString = await invocation.Database.ConnectionStringAsync(cancellationToken);
        using var webhook = AlertSettings.Read(invocation.Configuration);
        await Migrations.ApplyAsync(connectionString, cancellationToken);
        var job = new ExtractJob(connectionString, landing, invocation.Terminal.Progress, pull, webhook is not null);
        return await AlertSender.AfterAsync(
            webhook, connectionString, invocation.Terminal.Say, () => job.RunAsync(folder, scope, cancellationToken), cancellationToken);
    }

    static void Report(Invocation invocation, PickupResult picked)
    {
        if (invocation.IsJson)
            invocation.Terminal.WriteJson(new { deliveries = picked.Deliveries.Select(DeliveryLine.Of), ignored = picked.Ignored });
        else
            invocation.Terminal.WriteTable(DeliveryLine.Headings, picked.Deliveries.Where(delivery => delivery.Outcome != PickupOutcome.Absent).Select(delivery => DeliveryLine.Of(delivery).ToCells()));
    }
}

using System.CommandLine;
using InsightsEtl.Extract;
using InsightsEtl.Load;
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
            "extract", "Picks up deliveries into landing, nothing more.", "insights extract 2026-10 --feeds /srv/feeds --feed usage")
        {
            options.Months, options.Feeds, feed, options.DryRun,
        };
        return command.Does((invocation, cancellationToken) =>
            RunAsync(invocation, options, invocation.Arguments.GetValue(feed) ?? [], cancellationToken));
    }

    static async Task<ExitCode> RunAsync(Invocation invocation, RunOptions options, string[] feeds, CancellationToken cancellationToken)
    {
        var folder = options.FeedsFolderOf(invocation)
            ?? throw new UsageException("Found no drop folder to extract from; expected --feeds DIR or setting Feeds:Folder.");
        var scope = new PickupScope(options.MonthsOf(invocation).Months, feeds is [] ? null : [.. feeds.Select(name => Feed.Named(name)!)]);
        var landing = new Landing(invocation.LandingFolder);
        var picked = invocation.Arguments.GetValue(options.DryRun)
            ? await CheckAsync(invocation, landing, folder, scope, cancellationToken)
            : await LandAsync(invocation, landing, folder, scope, cancellationToken);
        Report(invocation, picked);
        return ExitCode.Done;
    }

    static async Task<PickupResult> CheckAsync(
        Invocation invocation, Landing landing, string folder, PickupScope scope, CancellationToken cancellationToken)
    {
        var picked = await new DropFolderPickup(landing).CheckAsync(folder, scope, cancellationToken);
        foreach (var remark in ExtractJob.Remarks(picked)) invocation.Terminal.Say(remark);
        return picked;
    }

    static async Task<PickupResult> LandAsync(
        Invocation invocation, Landing landing, string folder, PickupScope scope, CancellationToken cancellationToken)
    {
        var connectionString = await invocation.Database.ConnectionStringAsync(cancellationToken);
        await Migrations.ApplyAsync(connectionString, cancellationToken);
        return await new ExtractJob(connectionString, landing, invocation.Terminal.Progress).RunAsync(folder, scope, cancellationToken);
    }

    static void Report(Invocation invocation, PickupResult picked)
    {
        if (invocation.IsJson)
            invocation.Terminal.WriteJson(new { deliveries = picked.Deliveries.Select(DeliveryLine.Of), ignored = picked.Ignored });
        else
            invocation.Terminal.WriteTable(DeliveryLine.Headings, picked.Deliveries.Select(delivery => DeliveryLine.Of(delivery).ToCells()));
    }
}

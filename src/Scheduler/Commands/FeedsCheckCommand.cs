using System.CommandLine;
using InsightsEtl.Extract;
using InsightsEtl.Scheduler.Jobs;
using InsightsEtl.Transform;

namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights feeds check</c>: whether a drop folder's deliveries keep their contract, row by row, without loading anything.</summary>
static class FeedsCheckCommand
{
    public static InsightsCommand Create()
    {
        var folder = new Argument<string>("DIR") { Description = "Drop folder." };
        var command = new InsightsCommand(
            "check", "Checks manifests, hashes, columns and every row's values without loading anything.", "insights feeds check /srv/feeds")
        {
            folder,
        };
        return command.Does((invocation, cancellationToken) =>
            RunAsync(invocation, invocation.Arguments.GetRequiredValue(folder), cancellationToken));
    }

    static async Task<ExitCode> RunAsync(Invocation invocation, string folder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder)) throw new UsageException($"Found no folder {folder}; expected a drop folder with a folder per feed.");
        var (picked, lines) = await CheckAsync(invocation, folder, cancellationToken);
        if (invocation.IsJson)
        {
            invocation.Terminal.WriteJson(new { deliveries = lines, ignored = picked.Ignored });
        }
        else
        {
            foreach (var remark in ExtractJob.Remarks(picked)) invocation.Terminal.Say(remark);
            invocation.Terminal.WriteTable(DeliveryLine.CheckedHeadings, lines.Select(line => line.ToCheckedCells()));
        }
        return picked.Deliveries.Any(delivery => delivery.Outcome == PickupOutcome.Refused) ? ExitCode.ChecksFailed : ExitCode.Done;
    }

    static async Task<(PickupResult Picked, List<DeliveryLine> Lines)> CheckAsync(
        Invocation invocation, string folder, CancellationToken cancellationToken)
    {
        var landing = new Landing(invocation.LandingFolder);
        using var step = invocation.Terminal.Progress.Step("check");
        var picked = await new DropFolderPickup(landing, bytes => step.Advance(bytes, rows: 0))
            .CheckAsync(folder, PickupScope.Everything, cancellationToken);
        LandedDelivery[] rates =
        [
            .. landing.Current().Concat(picked.Deliveries.Select(delivery => delivery.Found).OfType<LandedDelivery>())
                .Where(delivery => delivery.Feed == Feed.FxRates).OrderBy(delivery => delivery.Date),
        ];
        var lines = picked.Deliveries.Select(delivery => Checked(delivery, rates, step.Advance, cancellationToken)).ToList();
        step.Done(ExtractJob.Summary(picked));
        return (picked, lines);
    }

    /// <param name="rates">By date; the month's own come last, the drop folder's behind those that it would supersede.</param>
    static DeliveryLine Checked(
        PickedUpDelivery delivery, LandedDelivery[] rates, Action<long, long> progress, CancellationToken cancellationToken)
    {
        var line = DeliveryLine.Of(delivery);
        if (delivery.Found is not { } found) return line;
        var ofMonth = rates.LastOrDefault(rate => rate.Date <= Month.Of(found.Date).Last);
        var rejects = DeliveryRejects.Of(found, ofMonth, cancellationToken);
        progress(0, found.Rows);
        return line with { Rejects = rejects.ToDictionary(reason => RejectWord.Of(reason.Key), reason => reason.Value) };
    }
}

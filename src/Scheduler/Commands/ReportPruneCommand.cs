using System.CommandLine;
using InsightsEtl.Load.Reports;
using InsightsEtl.Scheduler.Terminals;

namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights report prune</c>: lets old report files go.</summary>
static class ReportPruneCommand
{
    public static InsightsCommand Create()
    {
        var versions = new Option<int?>("--keep-versions")
        {
            Description = "Newest versions of each file that stay; setting Reports:KeepVersions, else 3.",
            HelpName = "N",
        };
        var months = new Option<int?>("--keep-months")
        {
            Description = "Newest months with files that stay; setting Reports:KeepMonths, else all.",
            HelpName = "N",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Says what would go, and lets it stay." };
        foreach (var option in (Option<int?>[])[versions, months])
            option.Validators.Add(result =>
            {
                if (result.Tokens is [var token] && int.TryParse(token.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var count) && count < 1)
                    result.AddError($"Found {option.Name} {count}; expected at least 1.");
            });
        var command = new InsightsCommand(
            "prune", "Removes versions of report files that newer ones have replaced, and months that are too old.",
            "insights report prune --keep-versions 2 --dry-run")
        {
            versions, months, dryRun,
        };
        return command.Does((invocation, cancellationToken) =>
        {
            var settings = ReportSettings.Read(invocation.Configuration);
            var options = settings with
            {
                KeepVersions = invocation.Arguments.GetValue(versions) ?? settings.KeepVersions,
                KeepMonths = invocation.Arguments.GetValue(months) ?? settings.KeepMonths,
            };
            return RunAsync(invocation, options, invocation.Arguments.GetValue(dryRun), cancellationToken);
        });
    }

    static async Task<ExitCode> RunAsync(Invocation invocation, ReportOptions options, bool isDryRun, CancellationToken cancellationToken)
    {
        var connectionString = await invocation.Database.ConnectionStringAsync(cancellationToken);
        await using (await LedgerView.OpenAsync(invocation, cancellationToken)) { }
        var retention = new ReportRetention(connectionString, invocation.Reports, options);
        var files = isDryRun ? await retention.DueAsync(cancellationToken) : await retention.PruneAsync(cancellationToken);
        if (invocation.IsJson)
        {
            invocation.Terminal.WriteJson(new { isDryRun, files = files.Select(file => new { file.Name, file.Bytes }) });
            return ExitCode.Done;
        }
        foreach (var file in files) invocation.Terminal.Write(file.Name);
        var verb = isDryRun ? "would go" : "went";
        invocation.Terminal.Say($"{Figures.Count(files.Count)} files {verb}, {Figures.Bytes(files.Sum(file => file.Bytes))}.");
        return ExitCode.Done;
    }
}

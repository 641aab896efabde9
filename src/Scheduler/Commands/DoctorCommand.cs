using System.CommandLine;
using InsightsEtl.Scheduler.Checkup;

namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights doctor</c>: says what would keep the night from working, and what to do about it.</summary>
static class DoctorCommand
{
    public static InsightsCommand Create()
    {
        var feeds = new Option<string?>("--feeds") { Description = "Drop folder to look into; setting Feeds:Folder.", HelpName = "DIR" };
        var command = new InsightsCommand(
            "doctor", "Checks database, schedule, disk, clock, time zones, feeds, folders, web address and accounts; each finding with its remedy.", "insights doctor --feeds /srv/feeds") { feeds };
        return command.Does((invocation, cancellationToken) =>
            RunAsync(invocation, invocation.Arguments.GetValue(feeds) ?? invocation.Configuration["Feeds:Folder"], cancellationToken));
    }

    static async Task<ExitCode> RunAsync(Invocation invocation, string? feedsFolder, CancellationToken cancellationToken)
    {
        var timeZone = invocation.Configuration["Schedule:TimeZone"] is { Length: > 0 } named ? named : "UTC";
        List<Finding> findings =
        [
            .. await DatabaseCheckup.FindAsync(invocation.Database, timeZone, TimeProvider.System, cancellationToken),
            .. await ScheduleCheckup.FindAsync(invocation.Database, TimeProvider.System, cancellationToken),
            .. MachineCheckup.Find(invocation.Home, feedsFolder, SourceCheckup.HasSources(invocation.Configuration), timeZone),
            .. await SourceCheckup.FindAsync(invocation.Configuration, TimeProvider.System, cancellationToken),
            .. FolderCheckup.Find(invocation.Home, invocation.LandingFolder, invocation.Reports.PathOf("")),
            .. await WebCheckup.FindAsync(invocation.Database, invocation.Configuration, cancellationToken),
        ];
        var isHealthy = findings.TrueForAll(static finding => finding.State != FindingState.Failed);
        if (invocation.IsJson)
        {
            invocation.Terminal.WriteJson(new { isHealthy, findings });
        }
        else
        {
            invocation.Terminal.WriteTable(
                ["check", "state", "found", "to do"],
                findings.Select(static finding => (string[])[finding.Check, finding.State.ToString(), finding.Found, finding.Remedy ?? ""]));
        }

        return isHealthy ? ExitCode.Done : ExitCode.Failed;
    }
}

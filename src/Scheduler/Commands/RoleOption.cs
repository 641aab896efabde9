using System.CommandLine;
using InsightsEtl.Scheduler.Embedded;

namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>--role viewer|executive|owner</c>.</summary>
static class RoleOption
{
    static readonly string[] Names = ["viewer", "executive", "owner"];

    public static Option<DatabaseRole> Of(DatabaseRole fallback) => Make(new("--role") { DefaultValueFactory = _ => fallback });

    public static Option<DatabaseRole> Required() => Make(new("--role") { Required = true });

    static Option<DatabaseRole> Make(Option<DatabaseRole> option)
    {
        option.Description = "viewer reads all but revenue; executive reads revenue too; owner writes.";
        option.HelpName = "viewer|executive|owner";
        option.AcceptOnlyFromAmong(Names);
        option.CompletionSources.Add(Names);
        return option;
    }
}

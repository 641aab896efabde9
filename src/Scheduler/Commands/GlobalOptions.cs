using System.CommandLine;

namespace InsightsEtl.Scheduler.Commands;

/// <summary>The options that every command understands.</summary>
static class GlobalOptions
{
    public static readonly Option<string> Home = new("--home")
    {
        Description = "Folder of landing, reports and the embedded database.",
        HelpName = "DIR",
        DefaultValueFactory = static _ => "./.insights",
        Recursive = true,
    };

    public static readonly Option<string?> Database = new("--database")
    {
        Description = "A PostgreSQL database of your own, as postgresql:// URL or Npgsql's key=value; also INSIGHTS_DATABASE. "
            + "Without either the embedded one is used.",
        HelpName = "CONNSTRING",
        Recursive = true,
    };

    public static readonly Option<bool> Json = new("--json") { Description = "One JSON object on stdout.", Recursive = true };
}

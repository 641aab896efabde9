using System.CommandLine;
using InsightsEtl.Load.Reports;
using InsightsEtl.Scheduler.Terminals;
using Microsoft.Extensions.Configuration;

namespace InsightsEtl.Scheduler.Commands;

/// <summary>One call of a command: its arguments, the settings, the database it names and the terminal it talks to.</summary>
sealed class Invocation(ParseResult arguments)
{
    readonly Lazy<IConfiguration> _settings = new(() => Settings.Read(HomeOf(arguments)));

    public ParseResult Arguments => arguments;

    /// <summary>Absolute; it need not exist.</summary>
    public string Home => HomeOf(arguments);

    public string LandingFolder => Path.Combine(Home, "landing");

    public ReportFolder Reports => new(Path.Combine(Home, "reports"));

    public bool IsJson => arguments.GetValue(GlobalOptions.Json);

    public IConfiguration Configuration => _settings.Value;

    public Terminal Terminal { get; } = Terminal.Of(
        arguments.InvocationConfiguration.Output, arguments.InvocationConfiguration.Error, arguments.GetValue(GlobalOptions.Json), TimeProvider.System);

    public Database Database => Database.Named(arguments.GetValue(GlobalOptions.Database), Home);

    static string HomeOf(ParseResult arguments) => Path.GetFullPath(arguments.GetValue(GlobalOptions.Home) ?? "./.insights");
}

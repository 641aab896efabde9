using System.CommandLine;
using InsightsEtl.Scheduler.Simulation;

namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights simulate</c>: serves a drop folder over HTTP, to rehearse pulling and its faults with.</summary>
static class SimulateCommand
{
    static readonly Option<string> Feeds = new("--feeds") { Description = "Drop folder to serve.", HelpName = "DIR", Required = true };

    static readonly Option<string> Urls = new("--urls")
    {
        Description = "Where to listen.",
        HelpName = "URL",
        DefaultValueFactory = static _ => "http://127.0.0.1:5080",
    };

    static readonly Option<string?> Faults = new("--faults") { Description = "Plan of how to misbehave; see docs/http-feeds.md.", HelpName = "FILE" };

    static readonly Option<int> TokenSeconds = new("--token-seconds")
    {
        Description = "Lifetime of the tokens given out.",
        HelpName = "N",
        DefaultValueFactory = static _ => 3600,
    };

    static SimulateCommand() => TokenSeconds.Validators.Add(static result =>
    {
        if (result.GetValue(TokenSeconds) < 1) result.AddError($"Found --token-seconds {result.GetValue(TokenSeconds)}; expected 1 or more.");
    });

    public static InsightsCommand Create() => new InsightsCommand(
        "simulate", "Serves a drop folder over HTTP as a real service would, and misbehaves on request; prints the settings to pull from it.",
        "insights simulate --feeds /srv/feeds\ninsights simulate --feeds /srv/feeds --faults plan.json --urls http://127.0.0.1:5081")
    {
        Feeds, Urls, Faults, TokenSeconds,
    }.Does(RunAsync);

    static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var folder = invocation.Arguments.GetRequiredValue(Feeds);
        if (!Directory.Exists(folder)) throw new UsageException($"Found no folder {folder}; expected a drop folder with a folder per feed.");
        var plan = invocation.Arguments.GetValue(Faults) is { } file ? FaultPlan.Read(file) : FaultPlan.None;
        await using var service = await SimulatedService.StartAsync(
            folder, invocation.Arguments.GetRequiredValue(Urls), plan, TimeSpan.FromSeconds(invocation.Arguments.GetValue(TokenSeconds)), TimeProvider.System,
            cancellationToken);
        var settings = SimulatedSettings.Of(service.Url, service.Deliveries);
        invocation.Terminal.WriteJson(settings);
        invocation.Terminal.Say(
            $"Serving {service.Deliveries.Count} deliveries of {folder} at {service.Url}. To pull them: the settings above in appsettings.json of the home, "
            + $"INSIGHTS__SourceAuth__ClientSecret={SimulatedTokens.ClientSecret} in the environment, 'insights run MONTHS'. Ctrl+C ends it.");
        await service.WaitAsync(cancellationToken);
        return ExitCode.Done;
    }
}

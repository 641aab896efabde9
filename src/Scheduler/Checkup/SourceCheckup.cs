using InsightsEtl.Extract;
using InsightsEtl.Scheduler.Commands;
using Microsoft.Extensions.Configuration;

namespace InsightsEtl.Scheduler.Checkup;

/// <summary>Whether the services that feeds are pulled from can be reached, and let us in.</summary>
static class SourceCheckup
{
    public static bool HasSources(IConfiguration configuration) => configuration.GetSection("Sources").GetChildren().Any();

    public static async Task<IReadOnlyList<Finding>> FindAsync(IConfiguration configuration, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            var set = SourceSettings.Read(configuration);
            var today = ScheduleZone.Today(configuration, clock, out _);
            return await Task.WhenAll(set.Sources.Select(source => FindAsync(set, source, today, clock, cancellationToken)));
        }
        catch (UsageException wrong)
        {
            return [new("sources", FindingState.Failed, wrong.Message, "Correct the setting: docs/http-feeds.md lists them.")];
        }
    }

    static async Task<Finding> FindAsync(SourceSet set, Source source, DateOnly today, TimeProvider clock, CancellationToken cancellationToken)
    {
        var fault = await SourceProbe.FaultAsync(set, source, today, clock, cancellationToken);
        return Finding.If(
            fault is null, $"source of {source.Feed.Name}", fault ?? $"{source.Host.Authority} answers", FindingState.Failed,
            "Follow the message; runs end with 75 until the service can be reached.");
    }
}

using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Commands;
using InsightsEtl.Scheduler.Engine;
using Microsoft.Extensions.Configuration;

namespace InsightsEtl.Scheduler.Night;

/// <summary>When the night begins, in which zone, and by which hour each feed is expected.</summary>
/// <param name="Cron">Setting Schedule:Night; seconds, minutes, hours, days, months, weekdays.</param>
/// <param name="ExpectedHours">Setting Schedule:ExpectedHour:FEED, 0 to 23 in the zone; a feed without one is never late.</param>
sealed record ScheduleSettings(string Cron, TimeZoneInfo Zone, IReadOnlyDictionary<Feed, int> ExpectedHours)
{
    const string DefaultCron = "0 15 2 * * ?";

    /// <summary>Five minutes after the hour, so that what is expected by then has had its time.</summary>
    const string LateFeedsCron = "0 5 * * * ?";

    public IReadOnlyList<EngineTrigger> Triggers =>
        [new(ScheduledTrigger.Night, Cron, Zone), new(ScheduledTrigger.LateFeeds, LateFeedsCron, Zone)];

    /// <exception cref="UsageException">A setting is not as expected.</exception>
    public static ScheduleSettings Read(IConfiguration configuration)
    {
        var cron = configuration["Schedule:Night"] is { Length: > 0 } text ? text : DefaultCron;
        var zone = ScheduleZone.Of(configuration);
        try
        {
            _ = new FireTimes(cron, zone);
        }
        catch (FormatException wrong)
        {
            throw new UsageException($"Found setting Schedule:Night '{cron}': {wrong.Message} Expected such as '{DefaultCron}' (02:15 every night).");
        }
        return new ScheduleSettings(cron, zone, Hours(configuration));
    }

    static Dictionary<Feed, int> Hours(IConfiguration configuration) => configuration.GetSection("Schedule:ExpectedHour").GetChildren().ToDictionary(
        setting => Feed.Named(setting.Key) ?? throw new UsageException(
            $"Found setting Schedule:ExpectedHour:{setting.Key}; expected a feed: {string.Join(", ", Feed.All)}."),
        setting => int.TryParse(setting.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour <= 23
            ? hour
            : throw new UsageException($"Found setting Schedule:ExpectedHour:{setting.Key} '{setting.Value}'; expected an hour, 0 to 23."));
}

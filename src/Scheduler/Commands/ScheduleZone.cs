using Microsoft.Extensions.Configuration;

namespace InsightsEtl.Scheduler.Commands;

/// <summary>The time zone in which days begin for the schedule: setting Schedule:TimeZone, else UTC.</summary>
static class ScheduleZone
{
    /// <exception cref="UsageException">The machine does not know the zone.</exception>
    public static TimeZoneInfo Of(IConfiguration configuration)
    {
        var zone = configuration["Schedule:TimeZone"] is { Length: > 0 } named ? named : "UTC";
        return TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : throw new UsageException(
            $"Found setting Schedule:TimeZone '{zone}'; expected a zone this machine knows, such as Europe/Berlin.");
    }

    /// <exception cref="UsageException">The machine does not know the zone.</exception>
    public static DateOnly Today(IConfiguration configuration, TimeProvider clock, out string zone)
    {
        var found = Of(configuration);
        zone = found.Id;
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), found).DateTime);
    }
}

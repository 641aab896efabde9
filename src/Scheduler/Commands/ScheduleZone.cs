using Microsoft.Extensions.Configuration;

namespace InsightsEtl.Scheduler.Commands;

/// <summary>The time zone in which days begin for the schedule: setting Schedule:TimeZone, else UTC.</summary>
static class ScheduleZone
{
    /// <exception cref="UsageException">The machine does not know the zone.</exception>
    public static DateOnly Today(IConfiguration configuration, TimeProvider clock, out string zone)
    {
        zone = configuration["Schedule:TimeZone"] is { Length: > 0 } named ? named : "UTC";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found))
            throw new UsageException($"Found setting Schedule:TimeZone '{zone}'; expected a zone this machine knows, such as Europe/Berlin.");
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), found).DateTime);
    }
}

using InsightsEtl.Extract;
using InsightsEtl.Scheduler.Jobs;
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

    /// <summary>The months a command is given; which one <c>current</c> is, is said.</summary>
    /// <param name="isOnlyShown">Nothing is done with them, so that there may be any number.</param>
    /// <exception cref="UsageException">They are none, or the machine does not know the zone.</exception>
    public static MonthRange Months(Invocation invocation, string text, bool isOnlyShown = false)
    {
        var today = Today(invocation.Configuration, TimeProvider.System, out var zone);
        if (text == "current") invocation.Terminal.Say($"current: {Month.Of(today)}, the month of {today:yyyy-MM-dd} in {zone}.");
        return MonthRange.Parse(text, today, isOnlyShown);
    }
}

using Quartz;

namespace InsightsEtl.Scheduler.Engine;

/// <summary>
/// When a cron expression fires in a zone. Where the clocks spring over the time it fires as they do; where they go back over it, at its
/// first occurrence.
/// </summary>
sealed class FireTimes
{
    readonly CronExpression _cron;

    /// <exception cref="FormatException">It is no cron expression.</exception>
    public FireTimes(string cron, TimeZoneInfo zone)
    {
        _cron = new CronExpression(cron, zone);
    }

    public FireTimes(EngineTrigger trigger)
        : this(trigger.Cron, trigger.Zone)
    {
    }

    /// <returns>The first after an instant; null: never again.</returns>
    public DateTimeOffset? After(DateTimeOffset instant) => _cron.GetNextValidTimeAfter(instant);

    /// <summary>The first few after an instant.</summary>
    public IEnumerable<DateTimeOffset> Next(DateTimeOffset instant, int count)
    {
        for (var next = After(instant); next is { } time && count > 0; next = After(time), count--) yield return time;
    }

    /// <returns>The newest in (from, until]; null: none.</returns>
    public DateTimeOffset? Newest(DateTimeOffset from, DateTimeOffset until)
    {
        DateTimeOffset? newest = null;
        for (var next = After(from); next is { } time && time <= until; next = After(time)) newest = time;
        return newest;
    }
}

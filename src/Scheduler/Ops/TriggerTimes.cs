using InsightsEtl.Load;
using InsightsEtl.Scheduler.Engine;

namespace InsightsEtl.Scheduler.Ops;

/// <summary>A trigger with the next times it fires.</summary>
public sealed record TriggerTimes(ScheduledTrigger Trigger, IReadOnlyList<DateTime> Next)
{
    const int Shown = 3;

    public static TriggerTimes Of(ScheduledTrigger trigger, TimeProvider clock) => new(
        trigger,
        TimeZoneInfo.TryFindSystemTimeZoneById(trigger.TimeZone, out var zone)
            ? [.. new FireTimes(trigger.Cron, zone).Next(clock.GetUtcNow(), Shown).Select(time => time.UtcDateTime)]
            : []);
}

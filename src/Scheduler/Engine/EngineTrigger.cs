namespace InsightsEtl.Scheduler.Engine;

/// <summary>A time the engine is to call at.</summary>
/// <param name="Cron">Seconds, minutes, hours, days, months, weekdays.</param>
sealed record EngineTrigger(string Name, string Cron, TimeZoneInfo Zone);

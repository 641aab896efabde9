using Npgsql;

namespace InsightsEtl.Load;

/// <summary>A trigger of the schedule as the ledger keeps it.</summary>
/// <param name="Cron">Seconds, minutes, hours, days, months, weekdays.</param>
/// <param name="PausedBy">Null: not paused; likewise the two after it.</param>
/// <param name="LastScheduledFor">The newest time it was due and seen to, paused or not; null: never.</param>
/// <param name="LastFiredAt">When it last did its work; null: never.</param>
public sealed record ScheduledTrigger(
    string Name, string Cron, string TimeZone, string? PausedBy, string? PauseReason, DateTime? PausedAt,
    DateTime? LastScheduledFor, DateTime? LastFiredAt)
{
    /// <summary>Asks for the months that are due.</summary>
    public const string Night = "night";

    /// <summary>Looks whether feeds are late.</summary>
    public const string LateFeeds = "late-feeds";

    public bool IsPaused => PausedAt is not null;

    internal static ScheduledTrigger Read(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.TextOrNull(3), row.TextOrNull(4), row.GetFieldValue<DateTime?>(5),
        row.GetFieldValue<DateTime?>(6), row.GetFieldValue<DateTime?>(7));
}

using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>A request for a month, or for the night, as the ledger keeps it.</summary>
/// <param name="Month">Null: the night, which asks for the months that are due.</param>
/// <param name="State">queued, running, then succeeded, failed, interrupted or cancelled.</param>
/// <param name="Attempt">How many workers have taken it; the newest alone may end it.</param>
/// <param name="RunId">Its newest run; null while none has begun.</param>
public sealed record QueuedRequest(
    long RequestId, Month? Month, WantedRun Wanted, string Source, string RequestedBy, string Reason, string State, string? Message,
    int? ExitCode, int Attempt, long? RunId, DateTime RequestedAt, DateTime? StartedAt, DateTime? FinishedAt)
{
    public bool IsOpen => FinishedAt is null;

    /// <summary>2026-10, or "the night".</summary>
    public string Name => Month?.ToString() ?? "the night";

    /// <summary>What a second asker is told.</summary>
    public string AlreadyText => RunId is { } runId
        ? $"{Name} is already running (run {runId}), queued by {RequestedBy} at {AtText}."
        : $"{Name} is already queued by {RequestedBy} at {AtText}.";

    string AtText => RequestedAt.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    internal static QueuedRequest Read(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        row.GetFieldValue<DateOnly?>(1) is { } first ? Extract.Month.Of(first) : null,
        new WantedRun(row.TextOrNull(2), row.GetBoolean(3), row.GetBoolean(4)),
        row.GetString(5), row.GetString(6), row.GetString(7), row.GetString(8), row.TextOrNull(9),
        row.GetFieldValue<int?>(10), row.GetInt32(11), row.GetFieldValue<long?>(12),
        row.GetDateTime(13), row.GetFieldValue<DateTime?>(14), row.GetFieldValue<DateTime?>(15));
}

using InsightsEtl.Load;

namespace InsightsEtl.Scheduler.Api;

/// <summary>A request for a month, or for the night.</summary>
/// <param name="Month">Null: the night.</param>
/// <param name="State">queued, running, then succeeded, failed, interrupted or cancelled.</param>
sealed record ApiQueued(
    long RequestId, string? Month, string? Step, bool IsForced, string Source, string RequestedBy, string Reason, string State,
    string? Message, int? ExitCode, long? RunId, DateTime RequestedAt, DateTime? StartedAt, DateTime? FinishedAt)
{
    public static ApiQueued Of(QueuedRequest request) => new(
        request.RequestId, request.Month?.ToString(), request.Wanted.Step, request.Wanted.IsForced, request.Source, request.RequestedBy,
        request.Reason, request.State, request.Message, request.ExitCode, request.RunId, request.RequestedAt, request.StartedAt,
        request.FinishedAt);
}

using InsightsEtl.Load;
using InsightsEtl.Scheduler.Commands;
using InsightsEtl.Scheduler.Jobs;

namespace InsightsEtl.Scheduler.Workers;

/// <summary>How a request ended.</summary>
/// <param name="State">succeeded, failed, interrupted or cancelled.</param>
/// <param name="Code">Null where it did not come to an end of its own.</param>
/// <param name="Outcome">Of its last run; null where that threw.</param>
sealed record RequestEnd(string State, ExitCode? Code, string Message, RunOutcome? Outcome)
{
    public bool IsDone => Code == ExitCode.Done;

    /// <summary>A person who cancels knows; everything else that is not done is to be told of.</summary>
    public bool IsAlarming => State == "failed";

    public static RequestEnd Of(QueuedRequest request, RunOutcome outcome) => new(
        outcome.Code == ExitCode.Done ? "succeeded" : "failed", outcome.Code,
        outcome.Months.FirstOrDefault(month => month.Code != ExitCode.Done)?.Message
            ?? (outcome.Months is [.., var last] ? last.Message : $"{request.Name}: done."),
        outcome);

    /// <param name="wish">Who wished it to end, and why; null: nobody.</param>
    public static RequestEnd Of(Exception exception, string? wish)
    {
        if (exception is OperationCanceledException && wish is not null) return new("cancelled", Code: null, wish, Outcome: null);
        var failure = Failure.Of(exception, interruption: null);
        return exception is RunCancelledException
            ? new("cancelled", Code: null, failure.Message, Outcome: null)
            : new("failed", failure.Code, failure.Message, Outcome: null);
    }
}

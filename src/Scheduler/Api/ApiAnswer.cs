using InsightsEtl.Scheduler.Jobs;

namespace InsightsEtl.Scheduler.Api;

/// <summary>What became of a wish.</summary>
/// <param name="Month">Null: the night, or no month.</param>
/// <param name="IsNew">False: it was asked for already, and this wish changed nothing.</param>
sealed record ApiAnswer(string Text, bool IsNew, long? RequestId, string? Month)
{
    public static ApiAnswer Of(DoorAnswer answer) =>
        new(answer.Text, answer.IsNew, answer.Request.RequestId, answer.Request.Month?.ToString());

    public static ApiAnswer Of(CancelAnswer answer, long? request = null) => new(answer.Text, answer.IsNew, request, Month: null);
}

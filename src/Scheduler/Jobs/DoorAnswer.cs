using InsightsEtl.Load;

namespace InsightsEtl.Scheduler.Jobs;

/// <summary>What the door says to one who asks for a month.</summary>
/// <param name="Request">This request, or the one that was there first.</param>
/// <param name="IsNew">False: it was asked for already, and this wish changed nothing.</param>
sealed record DoorAnswer(QueuedRequest Request, bool IsNew)
{
    public string Text => IsNew ? $"{Request.Name} is queued." : Request.AlreadyText;
}

namespace InsightsEtl.Scheduler.Workers;

/// <summary>What goes on beside the work, turn by turn: a fault that no patience helps is said once, and the next turn tries again.</summary>
/// <param name="what">What could not be done, for the message.</param>
sealed class Turns(string what, Action<string> say)
{
    string? _said;

    public async Task TakeAsync(Func<CancellationToken, ValueTask> turn, CancellationToken cancellationToken)
    {
        try
        {
            await Patience.OfLedger.ExecuteAsync(turn, cancellationToken);
            _said = null;
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            var fault = exception.Message.Split('\n')[0];
            if (fault != _said) say($"Warning: {what} {fault}");
            _said = fault;
        }
    }
}

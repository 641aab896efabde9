using System.Runtime.ExceptionServices;

namespace InsightsEtl.Transform;

/// <summary>Actions on threads of their own: the first that fails stops the others, and its exception is the one that is thrown.</summary>
sealed class SideBySide(CancellationToken cancellationToken) : IDisposable
{
    readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    ExceptionDispatchInfo? _first;

    /// <summary>Returns when all have ended.</summary>
    public void Run(IEnumerable<Action> actions)
    {
        Task[] tasks = [.. actions.Select(action => Task.Factory.StartNew(
            () => RunOrStop(action), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        try
        {
            Task.WaitAll(tasks, CancellationToken.None);
        }
        catch (AggregateException) when (_first is { } first)
        {
            first.Throw();
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Only the first to stop them is remembered.</summary>
    public void Stop(Exception failure)
    {
        Interlocked.CompareExchange(ref _first, ExceptionDispatchInfo.Capture(failure), null);
        _stop.Cancel();
    }

    public void ThrowIfStopped() => _stop.Token.ThrowIfCancellationRequested();

    public void Dispose() => _stop.Dispose();

    void RunOrStop(Action action)
    {
        try
        {
            action();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Whoever stopped it has the reason.
        }
        catch (Exception failure)
        {
            Stop(failure);
            throw;
        }
    }
}

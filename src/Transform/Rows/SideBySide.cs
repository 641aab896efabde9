using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace InsightsEtl.Transform;

/// <summary>Actions side by side: the first that fails stops the others, and its exception is the one that is thrown.</summary>
sealed class SideBySide(CancellationToken cancellationToken) : IDisposable
{
    static readonly int AtOnce = Math.Max(Environment.ProcessorCount, 2);

    readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    ExceptionDispatchInfo? _first;

    /// <summary>Begins them in their order, as many at once as there are processors, two at least, and returns when all have ended.</summary>
    public void Run(IEnumerable<Action> actions)
    {
        var waiting = new ConcurrentQueue<Action>(actions);
        Task[] tasks = [.. Enumerable.Range(0, Math.Min(waiting.Count, AtOnce)).Select(_ => Task.Factory.StartNew(
            () => RunThrough(waiting), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        try
        {
            Task.WaitAll(tasks, CancellationToken.None);
        }
        catch (AggregateException) when (_first is { } first)
        {
            first.Throw();
        }

        cancellationToken.ThrowIfCancellationRequested();
        _first?.Throw();
    }

    /// <summary>Only the first to stop them is remembered.</summary>
    public void Stop(Exception failure)
    {
        Interlocked.CompareExchange(ref _first, ExceptionDispatchInfo.Capture(failure), null);
        _stop.Cancel();
    }

    public void ThrowIfStopped() => _stop.Token.ThrowIfCancellationRequested();

    public void Dispose() => _stop.Dispose();

    void RunThrough(ConcurrentQueue<Action> waiting)
    {
        while (!_stop.IsCancellationRequested && waiting.TryDequeue(out var action)) RunOrStop(action);
    }

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

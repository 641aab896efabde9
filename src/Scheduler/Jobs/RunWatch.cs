using System.Diagnostics;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Terminals;
using Npgsql;

namespace InsightsEtl.Scheduler.Jobs;

/// <summary>Beside a run, every second: what it says and how far it is goes into the ledger, and a wish that it end is heard there.</summary>
sealed class RunWatch : IAsyncDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    readonly string _connectionString;
    readonly long _runId;
    readonly Progress _progress;
    readonly TimeSpan _lifetime;
    readonly Lock _lock = new();
    readonly List<(int Number, string Message, long At)> _lines = [];
    readonly List<ProgressStep> _steps = [];
    readonly CancellationTokenSource _cancelling;
    readonly CancellationTokenSource _ended = new();
    NpgsqlConnection? _connection;
    Task _watching = Task.CompletedTask;
    int _lastNumber;

    RunWatch(string connectionString, long runId, Progress progress, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        _connectionString = connectionString;
        _runId = runId;
        _progress = progress;
        _lifetime = lifetime;
        _cancelling = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    /// <summary>Cancelled with the caller's, or when somebody wishes the run to end.</summary>
    public CancellationToken Token => _cancelling.Token;

    /// <summary>Who wished the run to end, and why; null: nobody.</summary>
    public string? Wish { get; private set; }

    /// <param name="lifetime">How long a sign of life of the run holds.</param>
    public static RunWatch Begin(
        string connectionString, long runId, Progress progress, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var watch = new RunWatch(connectionString, runId, progress, lifetime, cancellationToken);
        progress.TellAlso(watch.Hear, watch.Follow);
        watch._watching = watch.WatchAsync();
        return watch;
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _watching;
        _progress.TellAlso(said: null, began: null);
        await WriteAsync();
        if (_connection is not null) await _connection.DisposeAsync();
        _ended.Dispose();
        _cancelling.Dispose();
    }

    void Hear(string message)
    {
        lock (_lock) _lines.Add((++_lastNumber, message, Stopwatch.GetTimestamp()));
    }

    void Follow(ProgressStep step)
    {
        lock (_lock) _steps.Add(step);
    }

    async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(Pause);
        try
        {
            while (await timer.WaitForNextTickAsync(_ended.Token))
                if (await WriteAsync() is { } wish && Wish is null)
                {
                    Wish = wish;
                    await _cancelling.CancelAsync();
                }
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // The run has ended.
        }
    }

    /// <summary>What could not be written is tried again with the next, and a run is not held up by it.</summary>
    async Task<string?> WriteAsync()
    {
        var (lines, steps) = Unwritten();
        try
        {
            _connection ??= await EtlSession.OpenAsync(_connectionString, CancellationToken.None);
            await RunJournal.WriteAsync(_connection, _runId, lines, [.. steps.Select(step => step.Progress)], CancellationToken.None);
            Forget(lines, steps);
            return await RunJournal.BeatAsync(_connection, _runId, _lifetime, CancellationToken.None);
        }
        catch (Exception gone) when (gone is NpgsqlException or InvalidOperationException or IOException or TimeoutException
            or System.Net.Sockets.SocketException)
        {
            if (_connection is not null) await _connection.DisposeAsync();
            _connection = null;
            return null;
        }
    }

    (List<SaidLine> Lines, List<(ProgressStep Step, StepProgress Progress)> Steps) Unwritten()
    {
        lock (_lock)
            return (
                _lines.ConvertAll(line => new SaidLine(line.Number, line.Message, Stopwatch.GetElapsedTime(line.At))),
                _steps.ConvertAll(step => (step, new StepProgress(
                    step.Name, step.TotalBytes, step.DoneBytes, step.DoneRows, step.IsEnded, step.Elapsed))));
    }

    void Forget(List<SaidLine> lines, List<(ProgressStep Step, StepProgress Progress)> steps)
    {
        lock (_lock)
        {
            _lines.RemoveRange(0, lines.Count);
            foreach (var (step, progress) in steps)
                if (progress.IsEnded) _steps.Remove(step);
        }
    }
}

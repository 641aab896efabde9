namespace InsightsEtl.Scheduler.Terminals;

/// <summary>One piece of long work: how much of it is done, how fast, and how long it will take.</summary>
sealed class ProgressStep : IDisposable
{
    const int BarWidth = 24;

    readonly string _name;
    readonly long? _totalBytes;
    readonly TimeProvider _clock;
    readonly Action<ProgressStep, string?> _end;
    readonly long _start;
    long _bytes;
    long _rows;
    bool _isEnded;

    public ProgressStep(string name, long? totalBytes, TimeProvider clock, Action<ProgressStep, string?> end)
    {
        _name = name;
        _totalBytes = totalBytes;
        _clock = clock;
        _end = end;
        _start = clock.GetTimestamp();
    }

    /// <summary>More to say than bytes and rows; asked whenever the step is shown.</summary>
    public Func<string>? Detail { get; set; }

    public string Name => _name;

    public long? TotalBytes => _totalBytes;

    public long DoneBytes => Interlocked.Read(ref _bytes);

    public long DoneRows => Interlocked.Read(ref _rows);

    public bool IsEnded => _isEnded;

    public TimeSpan Elapsed => _clock.GetElapsedTime(_start);

    /// <summary>Adds what was done since the last call; from any thread.</summary>
    public void Advance(long bytes, long rows)
    {
        Interlocked.Add(ref _bytes, bytes);
        Interlocked.Add(ref _rows, rows);
    }

    /// <summary>Ends the step with a line that stays.</summary>
    public void Done(string message) => End($"{_name}: {message} ({Figures.Time(Elapsed)})");

    /// <summary>Ends a step that was not done, without a word: the exception says it.</summary>
    public void Dispose() => End(message: null);

    public string Line() => Detail is null ? Measured() : $"{Measured()}, {Detail()}";

    string Measured()
    {
        var bytes = DoneBytes;
        var rows = DoneRows;
        if (bytes == 0 && _totalBytes is null)
            return rows == 0 ? $"{_name}: {Figures.Time(Elapsed)}" : $"{_name}: {Figures.Count(rows)} rows, {Figures.Time(Elapsed)}";
        var of = _totalBytes is { } total ? $" of {Figures.Bytes(total)}" : "";
        return $"{_name}: {Figures.Bytes(bytes)}{of}, {Figures.Count(rows)} rows, {Speed(bytes)}{Left(bytes)}";
    }

    public string Bar()
    {
        if (_totalBytes is not > 0)
        {
            return Line();
        }

        var share = Math.Clamp((double)DoneBytes / _totalBytes.Value, 0, 1);
        var full = (int)(share * BarWidth);
        return $"{new string('█', full)}{new string('░', BarWidth - full)} {share,4:P0} {Line()}";
    }

    string Speed(long bytes)
    {
        var seconds = Math.Max(Elapsed.TotalSeconds, 0.001);
        return $"{bytes / 1e6 / seconds:F1} MB/s";
    }

    string Left(long bytes) => _totalBytes is { } total && bytes > 0 && bytes <= total
        ? $", {Figures.Time(Elapsed * ((double)(total - bytes) / bytes))} left"
        : "";

    void End(string? message)
    {
        if (!_isEnded)
        {
            _isEnded = true;
            _end(this, message);
        }
    }
}

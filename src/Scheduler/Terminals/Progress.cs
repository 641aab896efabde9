using InsightsEtl.Extract;

namespace InsightsEtl.Scheduler.Terminals;

/// <summary>The steps under way, shown on stderr: a bar each on a terminal, a line each every ten seconds elsewhere.</summary>
/// <param name="isAnimated">False where stderr is no terminal or NO_COLOR is set.</param>
sealed class Progress(TextWriter error, bool isAnimated, TimeProvider clock)
{
    const string EraseBelow = "\e[0J";

    static readonly TimeSpan FramePause = TimeSpan.FromMilliseconds(125);
    static readonly TimeSpan LinePause = TimeSpan.FromSeconds(10);

    readonly Lock _lock = new();
    readonly List<ProgressStep> _steps = [];
    Action<string>? _said;
    Action<ProgressStep>? _began;
    ITimer? _timer;
    int _drawnLines;

    /// <summary>Tells another of every line that stays and every step that begins, until null takes its place.</summary>
    public void TellAlso(Action<string>? said, Action<ProgressStep>? began)
    {
        lock (_lock)
        {
            _said = said;
            _began = began;
        }
    }

    /// <summary>Begins a step; dispose or <see cref="ProgressStep.Done"/> ends it.</summary>
    /// <param name="totalBytes">Null where the size is not known: no bar and no time left then.</param>
    public ProgressStep Step(string name, long? totalBytes = null)
    {
        var step = new ProgressStep(name, totalBytes, clock, End);
        lock (_lock)
        {
            _steps.Add(step);
            var pause = isAnimated ? FramePause : LinePause;
            _timer ??= clock.CreateTimer(_ => Tick(), state: null, pause, pause);
            _began?.Invoke(step);
        }

        return step;
    }

    /// <summary>Writes a line above the bars.</summary>
    public void Say(string message)
    {
        lock (_lock)
        {
            Erase();
            Write(message);
            Draw();
        }
    }

    void Tick()
    {
        lock (_lock)
        {
            if (isAnimated)
            {
                Erase();
                Draw();
                return;
            }

            foreach (var step in _steps)
            {
                error.WriteLine(step.Line());
            }
        }
    }

    void End(ProgressStep step, string? message)
    {
        lock (_lock)
        {
            Erase();
            _steps.Remove(step);
            if (message is not null)
            {
                Write(message);
            }

            Draw();
            if (_steps.Count == 0)
            {
                _timer?.Dispose();
                _timer = null;
            }
        }
    }

    /// <summary>A message may quote a feed, and no feed is to move the cursor or to begin a line of its own.</summary>
    void Write(string message)
    {
        var shown = ShownText.Of(message);
        error.WriteLine(shown);
        _said?.Invoke(shown);
    }

    void Erase()
    {
        if (_drawnLines > 0)
        {
            error.Write($"\e[{_drawnLines}A\r{EraseBelow}");
            _drawnLines = 0;
        }
    }

    void Draw()
    {
        if (!isAnimated)
        {
            return;
        }

        foreach (var step in _steps)
        {
            var line = step.Bar();
            error.WriteLine(line.Length < Width ? line : line[..(Width - 1)]);
            _drawnLines++;
        }
    }

    static int Width => Console.WindowWidth is > 20 and var width ? width : 80;
}

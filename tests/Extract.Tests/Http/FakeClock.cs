namespace InsightsEtl.Extract.Tests;

/// <summary>A clock that stands still until a test moves it; its timers fire when their time has come.</summary>
sealed class FakeClock : TimeProvider
{
    readonly Lock _lock = new();
    readonly List<FakeTimer> _timers = [];
    DateTimeOffset _now = new(2026, 11, 1, 2, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _now;
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets work go on until it is done; whenever it waits for the clock, no longer than a wait may be, the clock moves there.</summary>
    public async Task<T> RunAsync<T>(Task<T> work)
    {
        for (var idle = 0; !work.IsCompleted; idle++)
        {
            await Task.WhenAny(work, Task.Delay(TimeSpan.FromMilliseconds(1)));
            if (idle % 5 == 4 && Next() is { } next && next - GetUtcNow() <= RetryAfter.Longest) MoveTo(next);
            idle.Should().BeLessThan(100_000, "the work should end");
        }

        return await work;
    }

    public void Pass(TimeSpan time) => MoveTo(GetUtcNow() + time);

    DateTimeOffset? Next()
    {
        lock (_lock) return _timers.Select(timer => timer.Due).Min();
    }

    void MoveTo(DateTimeOffset time)
    {
        List<FakeTimer> due;
        lock (_lock)
        {
            _now = time;
            due = [.. _timers.Where(timer => timer.Due <= time)];
            foreach (var timer in due) _timers.Remove(timer);
        }

        foreach (var timer in due) timer.Fire();
    }

    /// <summary>One timer; it fires once.</summary>
    sealed class FakeTimer(FakeClock clock, Action fire) : ITimer
    {
        public DateTimeOffset? Due { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
                if (Due is not null) clock._timers.Add(this);
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

namespace InsightsEtl.Scheduler.Tests.Terminals;

/// <summary>A clock that a test moves by hand; its one timer fires when told.</summary>
sealed class ManualClock : TimeProvider
{
    long _timestamp;
    Action _fire = static () => { };

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _timestamp;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _fire = () => callback(state);
        return TimeProvider.System.CreateTimer(static _ => { }, state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Pass(TimeSpan time)
    {
        _timestamp += time.Ticks;
        _fire();
    }
}

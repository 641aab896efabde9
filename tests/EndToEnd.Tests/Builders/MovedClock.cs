namespace InsightsEtl.EndToEnd.Tests;

/// <summary>A clock that stands still until a test moves it, in either direction.</summary>
sealed class MovedClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}

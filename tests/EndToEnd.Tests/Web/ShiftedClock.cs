namespace InsightsEtl.EndToEnd.Tests;

/// <summary>The machine's time, as far ahead as a test wishes.</summary>
sealed class ShiftedClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
}

namespace InsightsEtl.Load;

/// <summary>One check of a month: what it expected, what it found.</summary>
public sealed record CheckResult(string Name, string Expected, string Actual, bool IsPassed)
{
    public override string ToString() => $"{Name} expected {Expected}, found {Actual}";
}

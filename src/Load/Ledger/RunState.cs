namespace InsightsEtl.Load;

/// <summary>How a run or a step stands; it moves forward only.</summary>
public enum RunState
{
    Running,
    Succeeded,
    Failed,
    Skipped,
    Interrupted,
}

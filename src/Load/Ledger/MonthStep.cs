namespace InsightsEtl.Load;

/// <summary>The steps of a month, in order.</summary>
public enum MonthStep
{
    Extract,
    Transform,
    Stage,
    Audit,
    Publish,
    Report,
}

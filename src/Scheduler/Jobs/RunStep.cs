namespace InsightsEtl.Scheduler.Jobs;

/// <summary>A step of a run that an operator may ask for alone.</summary>
enum RunStep
{
    /// <summary>Deliveries into landing.</summary>
    Extract,

    /// <summary>What has landed into a published month.</summary>
    Month,

    /// <summary>Report files of published months.</summary>
    Report,
}

namespace InsightsEtl.Scheduler.Jobs;

/// <summary>Why a month may need a run.</summary>
[Flags]
enum MonthNeeds
{
    None = 0,

    /// <summary>It is not published.</summary>
    Missing = 1,

    /// <summary>Its latest run failed.</summary>
    Failed = 2,

    /// <summary>The deliveries it would use now are not those it was published from.</summary>
    Stale = 4,

    /// <summary>Its report files are not those of its version.</summary>
    Unreported = 8,
}

namespace InsightsEtl.Scheduler.Ops;

/// <summary>How much something matters to an operator; a page shows it by colour, sign and word.</summary>
public enum Tone
{
    /// <summary>Nothing is there: not loaded, never run.</summary>
    Absent,

    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Under way.</summary>
    Busy,

    /// <summary>Worth a look.</summary>
    Warning,

    /// <summary>Did not work.</summary>
    Bad,
}

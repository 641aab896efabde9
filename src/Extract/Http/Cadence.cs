namespace InsightsEtl.Extract;

/// <summary>For which dates a source has deliveries; a date is asked for once its day is over.</summary>
public enum Cadence
{
    /// <summary>Every day.</summary>
    Daily,

    /// <summary>The month's last day.</summary>
    MonthEnd,

    /// <summary>The month's first day, asked for from that day on.</summary>
    Monthly,

    /// <summary>The run's own date: one pull per run.</summary>
    OnChange,
}

namespace InsightsEtl.Scheduler.Commands;

/// <summary>What a command tells the shell or the schedule that called it.</summary>
enum ExitCode
{
    /// <summary>Done, or nothing to do.</summary>
    Done = 0,
    Failed = 1,

    /// <summary>The command line or a setting is wrong: trying again will not help.</summary>
    Usage = 2,

    /// <summary>An identity check failed; the month was not published.</summary>
    ChecksFailed = 3,

    /// <summary>A feed the month cannot do without has no usable delivery.</summary>
    FeedMissing = 4,

    /// <summary>Another run holds the month.</summary>
    MonthHeld = 5,

    /// <summary>Database or network: try again later.</summary>
    TryLater = 75,

    /// <summary>SIGINT; nothing is half done.</summary>
    Interrupted = 130,

    /// <summary>SIGTERM; nothing is half done.</summary>
    Terminated = 143,
}

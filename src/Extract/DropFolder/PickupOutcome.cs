namespace InsightsEtl.Extract;

/// <summary>What became of a delivery that was found in the drop folder or asked of a service.</summary>
public enum PickupOutcome
{
    /// <summary>It has landed, the first of its feed and date.</summary>
    Landed,

    /// <summary>It counts from now on in place of an earlier delivery, whose bytes stay.</summary>
    Superseding,

    /// <summary>It already counts; nothing has changed.</summary>
    AlreadyLanded,

    /// <summary>It has no manifest yet and is left alone.</summary>
    Incomplete,

    /// <summary>It is not what its manifest says, or cannot be read; nothing of it is used.</summary>
    Refused,

    /// <summary>The service has none for the date.</summary>
    Absent,

    /// <summary>The service stayed unavailable; pages that have come are kept for the next attempt.</summary>
    Unavailable,

    /// <summary>It would be asked for: a dry run knows no more.</summary>
    Due,
}

namespace InsightsEtl.Generator;

/// <summary>How a subscription stands at a month's end.</summary>
enum Standing
{
    Active,
    Renewed,
    Grace,
    Suspended,
    Disabled,
    Deprovisioned,

    /// <summary>Ordered, not yet delivered.</summary>
    Pending,

    /// <summary>No longer in the snapshot; only a late credit may still name it.</summary>
    Vanished,
}

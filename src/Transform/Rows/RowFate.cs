namespace InsightsEtl.Transform;

/// <summary>What becomes of a row of a delivery.</summary>
enum RowFate
{
    /// <summary>Its delivery counts it as used, even if a later delivery supersedes it.</summary>
    Used,

    /// <summary>Equal to an earlier row of the same key in the same delivery.</summary>
    Duplicate,

    /// <summary>Differs from an earlier row of the same key in the same delivery; a reject.</summary>
    Conflicting,

    Rejected,
}

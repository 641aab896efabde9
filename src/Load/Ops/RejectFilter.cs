namespace InsightsEtl.Load.Ops;

/// <summary>Which rejected rows of a run somebody wants to see; null: any.</summary>
/// <param name="Text">Somewhere in the excerpt, in any case.</param>
public sealed record RejectFilter(DateOnly? Month = null, string? Feed = null, string? Reason = null, string? Text = null)
{
    /// <summary>So many are shown at once.</summary>
    public const int Most = 200;
}

namespace InsightsEtl.Transform;

/// <summary>A subscription's state, in the six words the warehouse knows.</summary>
public enum SubscriptionStatus
{
    Active,
    InGracePeriod,
    Suspended,
    Disabled,
    Deprovisioned,
    Other,
}
